import { mkdirSync, readdirSync } from 'node:fs'
import { expect } from '@playwright/test'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { seedServer } from '../../commands/seed-server.ts'
import * as clinic from '../builders/in-the-clinic.ts'
import { corner, expectAccessible, expectFocusKept, setUp, test, type Desk } from '../builders/open-app.ts'

const PASSPHRASE = 'seven quick brown wrens'
const DAY_30 = '2026-11-07T11:40:00.000Z'
const DAY_36 = '2026-11-13T11:40:00.000Z'
const CHILD = 'Zoë O’Brien-Núñez'

/** A computer that has the records, and is then without a network. Gives the port its trust server had. */
async function aComputerLeftAlone(desk: Desk): Promise<number> {
  const server = await desk.startServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const laptop = await desk.open()
  await setUp(laptop.page, { server: server.url, token: 'demo-secretary', passphrase: PASSPHRASE })
  await expect(laptop.page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 60_000 })
  await laptop.close()
  await server.stop()
  return server.port
}

test('the last days of reading are told, then a note is all there is to write, and the trust server gives everything back', async ({ desk }) => {
  test.setTimeout(240_000)
  const port = await aComputerLeftAlone(desk)
  const soon = await desk.open(undefined, DAY_30)
  await soon.page.locator('#passphrase').fill(PASSPHRASE)
  await soon.page.keyboard.press('Enter')
  await expect(corner(soon.page)).toContainText('reading here ends on Thursday 12 November unless the trust server is reached', { timeout: 30_000 })
  await soon.page.keyboard.press('Control+3')
  await expect(soon.page.getByText(/Brien-Núñez/).first()).toBeVisible({ timeout: 30_000 })
  await soon.page.keyboard.press('w')
  await expect(soon.page.getByText('Reading here ends on Thursday 12 November unless the trust server is reached.', { exact: true })).toBeVisible()
  await expectAccessible(soon.page, 'reading ends soon')
  await soon.close()

  mkdirSync(desk.saveTo)
  const ended = await desk.open(undefined, DAY_36)
  const { page } = ended
  await page.locator('#passphrase').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Reading here has ended' })).toBeFocused({ timeout: 30_000 })
  await expect(page.getByText('It ended on 12 November 2026')).toBeVisible()
  await expectAccessible(page, 'reading has ended')
  // What 1366 by 768 shows at 200%.
  await ended.resize(683, 384)
  await expectAccessible(page, 'reading has ended, at 200%')
  await ended.resize(1366, 768)
  await expect(page.getByText(/Brien-Núñez/)).toHaveCount(0)
  expect(await page.evaluate(() => window.consilium.ask('readJournal', { after: 0, hash: '', limit: 100 }))).toEqual({ kind: 'locked' })
  await page.keyboard.press('n')
  await page.keyboard.type(`${CHILD}: agreed to ask Leeds.`)
  await expect(page.getByText('Kept on this computer as you type.')).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByText('A locked copy was put where you chose.')).toBeVisible()
  expect(readdirSync(desk.saveTo)).toHaveLength(1)
  await page.keyboard.press('Control+l')
  await expect(page.locator('#passphrase')).toBeFocused({ timeout: 20_000 })
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.locator('#own-note')).toHaveValue(`${CHILD}: agreed to ask Leeds.`, { timeout: 30_000 })

  await desk.startServer(port)
  await page.keyboard.press('F7')
  await expect(page.getByRole('heading', { name: 'Your note from when reading had ended' })).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('#own-note'), 'who is in the middle of a sentence goes on with it').toBeFocused()
  await expect(page.locator('#own-note')).toHaveValue(`${CHILD}: agreed to ask Leeds.`)
  await expectAccessible(page, 'the note')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+3')
  await expect(page.getByText(/Brien-Núñez/).first()).toBeVisible({ timeout: 30_000 })
  await clinic.findCase(page, 'brien', /Brien-Núñez/)
  await page.keyboard.press('w')
  await expect(page.getByRole('complementary', { name: 'Saving and sending' }).getByRole('blockquote'), 'the note, beside the case').toHaveText(`${CHILD}: agreed to ask Leeds.`)
  await expect(page.locator('.identity-band')).toContainText('Brien-Núñez')
  await expectAccessible(page, 'the note beside a case')
  await page.getByRole('button', { name: 'Open it' }).press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('#own-note'), 'no key throws a note away').toHaveValue(`${CHILD}: agreed to ask Leeds.`)
  await page.getByRole('button', { name: 'It is all in the records: put it away' }).press('Enter')
  await expect(page.locator('#own-note'), 'one Enter destroys nothing').toBeVisible()
  await page.getByRole('button', { name: 'Put it away for good' }).press('Enter')
  await expectFocusKept(page, 'the note put away')
  await expect(corner(page)).not.toContainText('reading here')
  await expect(corner(page)).not.toContainText('unfinished')
})
