import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Json } from '#domain/basics/json.ts'
import { readReferral } from '#fhir/referral/read-referral.ts'
import { readCsv } from '../domain/figures/read-csv.ts'
import { hostileValue, placeHostileClinic } from '../builders/hostile-clinic.ts'
import { hostileWords } from '../builders/hostile-words.ts'
import { CLOCK, test } from '../builders/open-app.ts'
import type { Laptop } from '../../commands/demo/open-laptop.ts'
import { fillBoxes, watchWindow, type Watched } from '../builders/watch-window.ts'

const DAY = '2026-10-08'
const REFERRAL = join(import.meta.dirname, '../fixtures/referrals/maryam.json')
/** NHS numbers of children of the made-up clinic: one whose request has ended, one that goes on, one whose letter is being written. */
const ENDED = '9995181908'
const GOING_ON = '9995260182'
const READY = '9990308241'
const WORDS = hostileWords(0)[0] ?? ''

/** The app's places and the key that opens each; a place where no record's words stand says so. */
const PLACES: readonly (readonly [string, string, boolean?])[] = [
  ['Today', 'Control+1'],
  ['Meetings', 'Control+2'],
  ['Cases', 'Control+3'],
  ['Letters', 'Control+4'],
  ['Owed', 'Control+5'],
  ['Providers', 'Control+6'],
  ['Figures', 'Control+7'],
  ['Settings', 'Control+,', false],
]

/** What would end what is being looked at, or ask the system for a file. */
const LEFT_ALONE = /take out|withdrawn|died|save|print|sheet|lock|mark|meeting|said no|off the list|done|up|down|undo|not sent/i

test('[E31] hostile words in every field of every record are words on every screen; nothing runs, goes or is asked for', async ({ desk }) => {
  test.setTimeout(240_000)
  mkdirSync(desk.saveTo)
  const filled = await placeHostileClinic(desk.profile, DAY, CLOCK)
  expect(filled, 'fields that take words').toBeGreaterThan(1500)
  const laptop = await desk.open()
  const { page } = laptop
  const watched = await watchWindow(laptop)
  await page.getByRole('button', { name: 'Open', exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: 'Open the meeting', exact: true })).toBeVisible({ timeout: 20_000 })

  await test.step('every place, and every box there', () => goRound(page, watched))
  await test.step('every part of a case with every entry there is, and of one that goes on; every form of it', async () => {
    await goThroughCase(page, watched, ENDED, false)
    await goThroughCase(page, watched, GOING_ON, true)
  })
  await test.step('who did and saw what, two versions, the letter and its page', async () => {
    await openCase(page, GOING_ON)
    await page.getByRole('tab').first().focus()
    await page.keyboard.press('y')
    await expect(page.getByRole('heading', { name: /^Who did and saw/ })).toBeVisible()
    await watched.expectWords('Trail', page, false)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Settle them' }).first().press('Enter')
    await expect(page.locator('.version-words').first()).toBeVisible()
    await watched.expectWords('Two versions', page)
    await openCase(page, READY)
    await page.keyboard.press('e')
    await expect(page.getByRole('heading', { name: /stops? you signing/, level: 1 })).toBeVisible()
    await fillBoxes(page, WORDS, 'main')
    await settled(page)
    await watched.expectWords('Letter', page)
  })
  await test.step('papers and sheets', () => saveSheets(page, watched, desk.saveTo))
  await test.step('a referral', () => bringInReferral(page, watched))
  await test.step('the meeting, and its slide', () => holdMeeting(laptop, watched))
  expect(await laptop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()).sort())).toEqual(['Consilium', 'Consilium projector'])
})

async function goRound(page: Page, watched: Watched): Promise<void> {
  for (const [place, key, shows = true] of PLACES) {
    await page.keyboard.press(key)
    await settled(page)
    await watched.expectWords(place, page, shows)
    if ((await fillBoxes(page, WORDS, 'main')) > 0) await watched.expectWords(`${place}, typed in`, page, shows)
  }
}

/** Finds a case by its child's NHS number, which no hostile words can take the place of. */
async function openCase(page: Page, nhs: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('#find-a-case').fill(nhs)
  await expect(page.locator('#found-cases button')).toHaveCount(1)
  await page.locator('#find-a-case').press('Enter')
  await expect(page.getByRole('tablist', { name: 'Parts of the case' })).toBeVisible()
  await page.getByRole('tab', { selected: true }).focus()
}

async function goThroughCase(page: Page, watched: Watched, nhs: string, withForms: boolean): Promise<void> {
  await openCase(page, nhs)
  const parts = await page.getByRole('tab').allTextContents()
  let boxes = 0
  for (const part of parts) {
    await openPart(page, part)
    await watched.expectWords(`Case, ${part}`, page)
    if (withForms) boxes += await tryForms(page, watched, nhs, part)
  }
  if (withForms) expect(boxes, 'boxes typed in').toBeGreaterThan(40)
}

async function openPart(page: Page, part: string): Promise<void> {
  await page.getByRole('tab', { name: part, exact: true }).evaluate((tab) => (tab as HTMLElement).click())
  await settled(page)
}

/** Presses what opens a form in this part, and types in every box of it. */
async function tryForms(page: Page, watched: Watched, nhs: string, part: string): Promise<number> {
  let boxes = await fillBoxes(page, WORDS, '[role=tabpanel]')
  const buttons = page.getByRole('tabpanel').getByRole('button')
  for (let at = 0; at < (await buttons.count()) && at < 10; at += 1) {
    const words = (await buttons.nth(at).textContent()) ?? ''
    if (LEFT_ALONE.test(words) || (await buttons.nth(at).getAttribute('aria-disabled')) === 'true') continue
    await buttons.nth(at).evaluate((button) => (button as HTMLElement).click())
    await settled(page)
    const opened = await fillBoxes(page, WORDS, 'main')
    boxes += opened
    if (opened > 0) await watched.expectWords(`Case, ${part}, ${words.slice(0, 40)}`, page)
    if ((await page.getByRole('tab', { name: part, exact: true, selected: true }).count()) === 0) await openCase(page, nhs)
    await openPart(page, 'What has happened')
    await openPart(page, part)
  }
  return boxes
}

async function saveSheets(page: Page, watched: Watched, folder: string): Promise<void> {
  await page.keyboard.press('Control+7')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('requests')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved for a spreadsheet.')).toBeVisible()
  const cells = readCsv(readFileSync(join(folder, `consilium-figures-${DAY}.csv`), 'utf8')).flat()
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)), 'cells a spreadsheet would work out').toEqual([])
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('button', { name: 'Open the meeting', exact: true })).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.locator('ol.plan-list')).toBeVisible()
  await watched.expectWords('Agenda', page)
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('r')
  await settled(page)
  await watched.expectWords('Agenda on paper', page, false)
}

async function bringInReferral(page: Page, watched: Watched): Promise<void> {
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible()
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], '<b data-hostile><img src=x onerror=window.hostileTextRan=1>.json'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, hostileReferral())
  await expect(page.getByText('A referral waits.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Keys' }).getByText('yes', { exact: true })).toBeVisible()
  for (const count of [1, 2, 3, 4]) {
    await page.keyboard.press('n')
    await expect(page.locator('.screen-row input:checked')).toHaveCount(count)
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Check what was read' })).toBeFocused()
  await watched.expectWords('Referral, to check', page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'New case', level: 1 })).toBeFocused()
  await watched.expectWords('New case, filled from a referral', page)
  await fillBoxes(page, WORDS, 'main')
  await watched.expectWords('New case, typed in', page)
}

/** A referral whose every text is hostile, but for what makes it one: as much is still read of it. */
function hostileReferral(): string {
  const plain = JSON.parse(readFileSync(REFERRAL, 'utf8')) as Json
  const readOf = (file: Json): number => {
    const read = readReferral(JSON.stringify(file), DAY)
    return read.ok ? read.value.read.length : 0
  }
  const most = readOf(plain)
  let at = 0
  return JSON.stringify(hostileValue(plain, (changed) => readOf(changed) === most, () => (at += 1)))
}

async function holdMeeting({ app, page }: Laptop, watched: Watched): Promise<void> {
  await page.keyboard.press('Control+1')
  await page.getByRole('button', { name: 'Open the meeting', exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: 'Projector off' })).toBeVisible()
  const opened = app.waitForEvent('window')
  await page.keyboard.press('p')
  const slide = await opened
  await expect(slide.locator('.slide')).toBeVisible()
  for (const place of [1, 2]) {
    await page.keyboard.press(`Alt+${place}`)
    for (const key of place === 1 ? ['i', 'b', 's', 'o', 'd', 'a', 'q', 'v', 'm', 'g', 'h', 'c', 'l'] : ['s', 'v']) {
      await page.keyboard.press(key)
      await settled(page)
      await fillBoxes(page, WORDS, 'main')
      await watched.expectWords(`Meeting, case ${place}, ${key}`, page)
      await page.keyboard.press('Escape')
    }
    await watched.expectWords(`Slide ${place}`, slide)
  }
}

/** What was asked for has been drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 40))))
}
