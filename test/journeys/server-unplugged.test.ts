import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { startServer } from '../../commands/demo/start-server.ts'
import { nothingWaits, waitForSaving } from '../../commands/demo/use-window.ts'
import { seedServer } from '../../commands/seed-server.ts'
import { addEntries } from '../builders/add-entries.ts'
import { CLOCK, corner, expectAccessible, setUp, test } from '../builders/open-app.ts'

const panel = (page: Page) => page.getByRole('complementary', { name: 'Saving and sending' })

async function countOn(url: string): Promise<number> {
  const team = encodeURIComponent('https://consilium.example/team|complex-cases')
  const reply = await fetch(`${url}/QuestionnaireResponse?_tag=${team}&_summary=count`, { headers: { authorization: 'Bearer demo-chair' } })
  return ((await reply.json()) as { total: number }).total
}

test('the plug of the trust server is pulled while entries go up: the screen says what is there and what waits, and nothing else', async ({ desk }) => {
  test.setTimeout(240_000)
  const server = await desk.startServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const before = await countOn(server.url)
  const laptop = await desk.open()
  const { page } = laptop
  await setUp(page, { server: server.url, token: 'demo-chair', passphrase: 'four slow grey herons', user: 'abena.osei', name: 'Dr Abena Osei', role: /^Chair/ })
  await expect(page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 30_000 })
  await waitForSaving(laptop, 'it has been compared', ({ compared }) => compared?.same === true)

  await test.step('two hundred entries are on their way, some of them there: the plug', async () => {
    await addEntries(page, 200, 6)
    await waitForSaving(laptop, 'some are there', ({ acts }) => acts.waiting < 185)
    const ended = new Promise((done) => server.process.once('exit', done))
    server.process.kill('SIGKILL')
    await ended
    await expect(corner(page)).toContainText(/no connection since/, { timeout: 15_000 })
  })

  await test.step('what it says is there is in the database, and what is not there is said to wait', async () => {
    const { acts, connection } = await laptop.saving()
    expect(connection.kind).toBe('unreachable')
    expect(acts.waiting).toBeGreaterThan(0)
    // The database as the plug left it, read on another server: the laptop never meets that one.
    const data = join(desk.folder, 'as-it-was')
    cpSync(join(desk.folder, 'trust-server'), data, { recursive: true })
    const copy = await startServer({ data, clock: CLOCK })
    const there = (await countOn(copy.url)) - before
    await copy.stop()
    const said = 200 - acts.waiting
    expect(there, 'no more is said to be there than is').toBeGreaterThanOrEqual(said)
    expect(there - said, 'what is there without having been said is what was being answered').toBeLessThanOrEqual(4)
    await expect(corner(page)).toContainText(String(acts.waiting))
    await page.keyboard.press('Alt+w')
    await expect(panel(page)).toContainText(String(acts.waiting))
    await expect(panel(page)).toContainText('This computer has no network, or the trust server is off.')
    await expectAccessible(page, 'the trust server gone')
  })

  await test.step('asked to compare, it says that the server did not answer and nothing was compared, where it is seen and heard', async () => {
    const { acts } = await laptop.saving()
    await page.keyboard.press('F7')
    await expect(corner(page)).toContainText(/the trust server did not answer at .*, nothing was compared/)
    await expect(page.locator('footer [aria-live="polite"]')).toContainText('the trust server did not answer')
    await expect(panel(page)).toContainText(`nothing was compared. ${acts.waiting} still wait on this computer to be sent.`)
    await expectAccessible(page, 'asked to compare in vain')
  })

  await test.step('work goes on meanwhile, is saved, and waits too', async () => {
    const { acts } = await laptop.saving()
    await addEntries(page, 5, 2)
    await expect(corner(page)).toContainText(String(acts.waiting + 5))
  })

  await test.step('the plug is in again: all of it goes, once, and both hold the same', async () => {
    const again = await desk.startServer(server.port)
    await page.keyboard.press('F7')
    await waitForSaving(laptop, 'all of it is there', (saving) => nothingWaits(saving) && saving.compared?.same === true)
    expect(await countOn(again.url)).toBe(before + 205)
    await expect(corner(page)).toContainText('Everything is on the trust server')
    await expect(corner(page)).not.toContainText('nothing was compared')
  })
})
