import { existsSync } from 'node:fs'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { corner, explore, test } from '../builders/open-app.ts'
import { pidOf } from '../builders/running-app.ts'

const WHAT = 'Ask for the scans of 3 October'
const HALF = 'We ask the Long-term Ventilation and Airway Team to see Rhys awake, and'

test('[K22] a keeper that hangs: NOT saved within 3 seconds; once it answers, what was pressed stands once', async ({ desk }) => {
  const laptop = await desk.open()
  const { page, app } = laptop
  await openMeeting(page)
  await page.keyboard.press('a')
  await page.locator('#action-what').fill(WHAT)
  await page.locator('#action-who').fill('priya')
  await page.locator('#action-when').fill('today')
  await page.waitForTimeout(800)
  const { saved } = (await laptop.saving()).acts
  const keeper = await pidOf(app, 'Consilium keeper')
  process.kill(keeper, 'SIGSTOP')
  const pressedAt = Date.now()
  await page.keyboard.press('Control+Enter')
  await expect(corner(page)).toContainText(/NOT saved since .*the disk does not answer/, { timeout: 3500 })
  // Half a second of it is the test's own way to the window and back.
  expect(Date.now() - pressedAt).toBeLessThan(3500)
  await expect(page.getByRole('alert').filter({ hasText: 'NOT saved: this computer’s disk does not answer.' }).first()).toBeVisible()
  await expect(page.locator('#action-what')).toHaveValue(WHAT)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('F8')
  await page.waitForTimeout(3000)
  await expect(corner(page)).toContainText('NOT saved')
  process.kill(keeper, 'SIGCONT')
  await expect(corner(page)).not.toContainText('NOT saved')
  await expect(page.locator('.tasks').getByText(WHAT)).toHaveCount(1)
  await expect(page.locator('#action-what')).toHaveValue('')
  expect((await laptop.saving()).acts.saved).toBe(saved + 1)
  expect((await laptop.saving()).drafts).toBe(0)
})

test('[K21, K23] a keeper that hangs does not stop the lock: the processes that held the words are ended, and the words come back', async ({ desk }) => {
  const { page, app } = await desk.open()
  await openMeeting(page)
  const before = await pidsOf(app)
  await page.keyboard.press('o')
  process.kill(before.keeper, 'SIGSTOP')
  await page.getByLabel('The agreed sentence').pressSequentially(HALF)
  const lockedAt = Date.now()
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible({ timeout: 5000 })
  expect(Date.now() - lockedAt).toBeLessThan(5000)
  expect(await page.content()).not.toContain('Rhys')
  await expectEnded(before, await pidsOf(app))
  await expect(page.getByText('Made-up clinic: 1 text')).toBeVisible()

  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: /^(Open|Go on with) the meeting$/ }).click({ timeout: 20_000 })
  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel('The agreed sentence')).toHaveValue(HALF)
  await expect(corner(page)).not.toContainText('NOT saved')
})

test('[K23] every lock ends the processes that held the words, also a window that hangs', async ({ desk }) => {
  const { page, app } = await desk.open()
  await openMeeting(page)
  const first = await pidsOf(app)
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible({ timeout: 5000 })
  const second = await pidsOf(app)
  await expectEnded(first, second)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('button', { name: /^(Open|Go on with) the meeting$/ })).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => pidOf(app, 'Consilium press'), { timeout: 20_000 }).toBeGreaterThan(0)
  const third = await pidsOf(app)
  process.kill(third.window, 'SIGSTOP')
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  await expect(page.getByText('Locked with the computer.')).toBeVisible({ timeout: 8000 })
  await expectEnded(third, await pidsOf(app))
})

async function openMeeting(page: Page): Promise<void> {
  await explore(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible()
}

interface Pids {
  readonly keeper: number
  readonly press: number
  readonly window: number
}

async function pidsOf(app: ElectronApplication): Promise<Pids> {
  const window = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)
  return { keeper: await pidOf(app, 'Consilium keeper'), press: await pidOf(app, 'Consilium press'), window }
}

/** Gone from the system, and others in their place; of the press none before somebody is let in. */
async function expectEnded(before: Pids, after: Pids): Promise<void> {
  await expect.poll(() => Object.values(before).filter((pid) => existsSync(`/proc/${pid}`))).toEqual([])
  for (const one of ['keeper', 'window'] as const) expect([0, before[one]]).not.toContain(after[one])
  expect(after.press).toBe(0)
}
