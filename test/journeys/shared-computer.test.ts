import { expect, type Page } from '@playwright/test'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { seedServer } from '../../commands/seed-server.ts'
import { addEntries } from '../builders/add-entries.ts'
import { corner, expectAccessible, setUp, test } from '../builders/open-app.ts'

const ABENA = { user: 'abena.osei', name: 'Dr Abena Osei', role: /^Chair/, token: 'demo-chair', passphrase: 'four slow grey herons' }
const PRIYA = { user: 'priya.raman', name: 'Priya Raman', role: /secretary/, token: 'demo-secretary', passphrase: 'seven quick brown wrens' }

const person = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(name) })
const box = (page: Page) => page.locator('#passphrase')

test('[K39] two people share a computer: whoever was there last is chosen, another is one key away, and what waits is told of each', async ({ desk }) => {
  test.setTimeout(240_000)
  const server = await desk.startServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  let { page, ...laptop } = await desk.open()
  await setUp(page, { server: server.url, ...PRIYA })
  await expect(corner(page)).toContainText('last compared', { timeout: 30_000 })

  await test.step('a second person sets the same computer up', async () => {
    await lock(page)
    await page.keyboard.press('Alt+n')
    await setUp(page, { server: server.url, ...ABENA })
    await expect(corner(page)).toContainText('last compared', { timeout: 30_000 })
  })

  await test.step('without a network she enters two things and locks: she is the one chosen, and her two are told', async () => {
    await server.stop()
    await addEntries(page, 2, 1)
    await expect(corner(page)).toContainText('2 waiting to send')
    await lock(page)
    await expect(person(page, ABENA.name)).toBeChecked()
    await expect(box(page)).toBeFocused()
    await expect(page.getByText('2 entries waiting to send')).toBeVisible()
    await expect(page.getByText('Dr Abena Osei’s work is saved. 2 waiting to send.')).toBeVisible()
    await expect(corner(page)).toContainText('Dr Abena Osei: 2 waiting to send')
    await expectAccessible(page, 'signed out, two people')
  })

  await test.step('a key chooses the other, and nothing is said of what is not known', async () => {
    await page.keyboard.press('Alt+2')
    await expect(person(page, PRIYA.name)).toBeChecked()
    await expect(box(page)).toBeFocused()
    await expect(page.getByRole('heading', { name: PRIYA.name })).toBeVisible()
    // She locked with nothing waiting; hers is known, and is hers.
    await expect(corner(page)).toContainText('Priya Raman: nothing waiting to send')
    await expect(page.getByText('Priya Raman’s work is saved. Nothing waiting to send.')).toBeVisible()
    await expect(page.getByText('2 entries waiting to send')).toBeVisible()
  })

  await test.step('arrows go from person to person, and the keyboard stays there', async () => {
    await person(page, PRIYA.name).focus()
    await page.keyboard.press('ArrowUp')
    await expect(person(page, ABENA.name)).toBeChecked()
    await expect(person(page, ABENA.name)).toBeFocused()
  })

  await test.step('she signs in and out; what a colleague left waiting still stands', async () => {
    await page.keyboard.press('Alt+2')
    await unlock(page, PRIYA.passphrase)
    await lock(page)
    await expect(person(page, PRIYA.name)).toBeChecked()
    await expect(page.getByText('2 entries waiting to send')).toBeVisible()
  })

  await test.step('after a start the one who was there last is chosen, and what waits is still told', async () => {
    await laptop.close()
    ;({ page, ...laptop } = await desk.open())
    await expect(person(page, PRIYA.name)).toBeChecked({ timeout: 20_000 })
    await expect(page.getByText('2 entries waiting to send')).toBeVisible()
  })

  await test.step('[K44] the trust server is back: whoever is there sends a colleague’s two, unread, and is told so', async () => {
    await desk.startServer(Number(new URL(server.url).port))
    await unlock(page, PRIYA.passphrase)
    await page.keyboard.press('w')
    await expect(page.getByText(`2 entries of ${ABENA.name}`)).toBeVisible({ timeout: 90_000 })
    await expectAccessible(page, 'sent for a colleague')
    await page.keyboard.press('Escape')
    await lock(page)
    await expect(page.getByText('waiting to send', { exact: false }).filter({ hasText: 'entries' })).toHaveCount(0)
  })

  await test.step('its author finds everything sent', async () => {
    await page.keyboard.press('Alt+1')
    await unlock(page, ABENA.passphrase)
    await expect(corner(page)).toContainText('nothing waiting to send', { timeout: 60_000 })
  })
})

async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l')
  await expect(box(page)).toBeFocused({ timeout: 20_000 })
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  await box(page).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Today' }).or(page.getByText('Skip to the work')).first()).toBeVisible({ timeout: 20_000 })
}
