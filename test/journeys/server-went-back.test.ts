import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { nothingWaits, waitForSaving } from '../../commands/demo/use-window.ts'
import { seedServer } from '../../commands/seed-server.ts'
import { addEntries } from '../builders/add-entries.ts'
import { corner, expectAccessible, expectFocusKept, setUp, test } from '../builders/open-app.ts'

const panel = (page: Page) => page.getByRole('complementary', { name: 'Saving and sending' })

test('a trust server put back from a backup: nothing goes until somebody decides, by keyboard, asked once more', async ({ desk }) => {
  test.setTimeout(240_000)
  let server = await desk.startServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const laptop = await desk.open()
  const { page } = laptop
  await setUp(page, { server: server.url, token: 'demo-chair', passphrase: 'four slow grey herons', user: 'abena.osei', name: 'Dr Abena Osei', role: /^Chair/ })
  await expect(page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 30_000 })
  const data = join(desk.folder, 'trust-server', 'pglite')

  await test.step('a copy is kept, and work goes on for a while', async () => {
    await server.stop()
    cpSync(data, join(desk.folder, 'backup'), { recursive: true })
    server = await desk.startServer(server.port)
    await addEntries(page, 24, 2)
    await page.keyboard.press('F7')
    await waitForSaving(laptop, 'all of it is on the trust server', nothingWaits)
  })

  await test.step('the copy is put back: the corner and the panel say what is known', async () => {
    await server.stop()
    rmSync(data, { recursive: true })
    cpSync(join(desk.folder, 'backup'), data, { recursive: true })
    server = await desk.startServer(server.port)
    await expect(async () => {
      await page.keyboard.press('F7')
      await expect(corner(page)).toContainText('the trust server lacks 24 entries it held before, nothing is sent', { timeout: 5000 })
    }).toPass({ timeout: 60_000 })
    await page.keyboard.press('Alt+w')
    await expect(panel(page)).toContainText('The trust server lacks 24 entries in 2 cases that it held before.')
    await expectAccessible(page, 'the question about the trust server')
  })

  await test.step('left as it is: the panel closes, and it can be asked for again', async () => {
    await page.keyboard.press('F4')
    await expect(panel(page)).toHaveCount(0)
    await expect(corner(page)).toContainText('nothing is sent')
    await page.keyboard.press('Alt+w')
  })

  await test.step('filled again: asked once more; back, and then yes', async () => {
    await page.keyboard.press('F2')
    await expect(panel(page)).toContainText('Send 24 entries to the trust server again?')
    await expectFocusKept(page, 'asked once more')
    await expectAccessible(page, 'asked once more')
    await page.keyboard.press('Escape')
    await expect(panel(page).getByRole('button', { name: 'Fill it again' })).toBeVisible()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+Enter')
    await expect(corner(page)).not.toContainText('lacks', { timeout: 30_000 })
    await expectFocusKept(page, 'decided')
    await page.keyboard.press('F7')
    await waitForSaving(laptop, 'the trust server has it all again', (saving) => nothingWaits(saving) && saving.compared?.same === true)
  })
})
