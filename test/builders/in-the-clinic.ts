import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { leaveMeeting } from '../../commands/demo/use-window.ts'
import { readPages } from '../pdf/poppler.ts'
import type { Desk } from './open-app.ts'

/** What a person at the made-up clinic does again and again, by keyboard where they would. */

/** Longer than a part of a page has to stand on the screen before it counts as read. */
export const STANDS_MS = 650
/** Longer than the key that reads on has to rest before it says yes. */
export const RESTS_MS = 800

export function band(page: Page): Locator {
  return page.getByRole('region', { name: 'Who this is about' })
}

/** Finds a case from anywhere with Ctrl+K, by what is known of the child, and opens it. */
export async function findCase(page: Page, typed: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('#find-a-case').fill(typed)
  await expect(page.locator('#found-cases button').first()).toContainText(name)
  await page.locator('#find-a-case').press('Enter')
  await expect(page.getByRole('tablist', { name: 'Parts of the case' })).toBeVisible()
  await expect(band(page)).toContainText(name)
  // From the find box, where letters are words, into the case, where they are keys.
  await page.getByRole('tab', { selected: true }).focus()
}

/** Opens a part of the case in hand, and gives what it shows. */
export async function openPart(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name, exact: true }).click()
  await expect(page.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true')
  return page.getByRole('tabpanel')
}

export async function openMeeting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  await page.getByRole('button', { name: /^(Open|Go on with) the meeting$/ }).click()
  await expect(page.getByRole('navigation', { name: 'Cases in this meeting' })).toBeVisible()
}

/** Everybody the quorum needs is here. */
export async function takeAttendance(page: Page): Promise<void> {
  await page.keyboard.press('q')
  for (const key of ['h', 'h', 'h', 'h', 'r', 'h', 'p', 'p', 'h', 'h', 'h']) await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: /^Quorate, 9 here/ })).toBeVisible()
  await page.keyboard.press('Escape')
}

/** Goes to a case of the open meeting by its place on the agenda. */
export async function goToCase(page: Page, place: number, question: RegExp): Promise<void> {
  await page.keyboard.press(`Alt+${place}`)
  await expect(page.getByRole('heading', { name: question }).first()).toBeVisible()
}

/** Chooses a provider of the shortlist for the case in hand and agrees a sentence; nobody dissents. */
export async function decide(page: Page, provider: number, sentence: string): Promise<void> {
  await page.keyboard.press('s')
  await untilKeysSay(page, 'go on')
  await page.keyboard.press(String(provider))
  await expect(page.locator('.shortlist-row-on')).toHaveCount(1)
  await page.keyboard.press('Control+Enter')
  await agree(page, sentence)
}

/** The sentence, typed where the cursor stands already, and that nobody dissents. */
async function agree(page: Page, sentence: string): Promise<void> {
  await page.locator('#agreed-sentence').fill(sentence)
  await page.keyboard.press('Control+Enter')
  await untilKeysSay(page, 'record dissent')
  await page.keyboard.press('0')
  await expect(page.getByText('Asked: nobody')).toBeVisible()
  await page.keyboard.press('Escape')
}

/** A key pressed before its part of the screen listens reaches nobody. */
async function untilKeysSay(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('list', { name: 'Keys' }).getByText(words, { exact: true })).toBeVisible()
}

export { leaveMeeting }

/** Opens the letter of the case in hand. */
export async function openLetter(page: Page): Promise<void> {
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: /stops? (you signing|the letter)$/, level: 1 })).toBeVisible()
}

/** Says in the letter’s own list that somebody agreed to sending the records. */
export async function noteConsent(page: Page, person: string, relation: string): Promise<void> {
  await page.locator('.blockers li', { hasText: 'Consent to send the records' }).getByRole('button', { name: /^Go/ }).press('Enter')
  await page.locator('#consent-person').fill(person)
  await page.locator('#consent-relation').fill(relation)
  await page.getByRole('button', { name: 'They agreed' }).press('Enter')
  await expect(page.locator('#consent-person')).toBeHidden()
}

/** Opens Łukasz’s letter from the list of letters, and signs it. */
export async function signLukasz(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Letters/ }).click()
  await page.locator('.work-row', { hasText: 'Wiśniewski' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing stops you signing' })).toBeVisible()
  await signOpenLetter(page)
}

/** Signs the letter that is being written. */
export async function signOpenLetter(page: Page, pin?: string): Promise<void> {
  await page.getByRole('img', { name: /^Page 1 of/ }).waitFor()
  await page.keyboard.press('Control+Enter')
  await readAndSign(page, pin)
}

/** With the signing open: the PIN, then the same key goes on through the pages and signs at their end (L44). */
export async function readAndSign(page: Page, pin = '123456'): Promise<void> {
  await page.getByRole('textbox', { name: 'Your PIN' }).fill(pin)
  await signAtEnd(page)
}

/** With the PIN typed: Ctrl+Enter goes on through the pages, and signs at their end. */
export async function signAtEnd(page: Page): Promise<void> {
  const sign = page.getByRole('button', { name: 'Sign', exact: true })
  await expect(async () => {
    if ((await sign.getAttribute('aria-disabled')) === 'true') await page.keyboard.press('Control+Enter')
    await expect(sign).toHaveAttribute('aria-disabled', 'false', { timeout: STANDS_MS })
  }).toPass({ intervals: [0], timeout: 60_000 })
  await page.waitForTimeout(RESTS_MS)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /^Signed by/ })).toBeVisible({ timeout: 20_000 })
}

/** Writes “Why we are asking” anew in the letter in hand. */
export async function writeWhy(page: Page, words: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Why we are asking' })
  await box.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(words)
  await expect(box).toHaveText(words)
}

/** Signs the letter on the screen, saves a copy, and gives the words of its pages. */
export async function signLetter(desk: Desk, page: Page, reference: string): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Nothing stops you signing' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Page 1 of/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('As it will be signed.')).toBeVisible()
  await readAndSign(page)
  await page.getByRole('button', { name: 'Save a copy', exact: true }).press('Enter')
  await expect(page.getByText('A copy was saved. It has not been sent.')).toBeVisible()
  return savedWords(desk, `${reference}-letter-v1-provider.pdf`)
}

/** From a signed letter: says that it went by hand; of one abroad, which of the two. */
export async function markSent(page: Page, to: string): Promise<void> {
  await page.keyboard.press('s')
  await expect(page.getByRole('tabpanel').getByRole('button', { name: 'Mark it as sent' })).toBeVisible()
  await page.keyboard.press('s')
  await page.getByRole('radio', { name: 'By hand' }).check()
  const signed = page.getByRole('radio', { name: 'The signed letter' })
  if ((await signed.count()) > 0) await signed.check()
  await page.getByRole('textbox', { name: 'To whom' }).fill(to)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Sent: version 1, by hand')).toBeVisible()
}

/** Saves the paper on the screen and gives the words of its pages. */
export async function savePaper(desk: Desk, page: Page, fileName: string): Promise<string> {
  await expect(page.locator('iframe.paper-pages')).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Control+s')
  await expect(page.getByText('A copy was saved. It is kept by nobody else')).toBeVisible()
  return savedWords(desk, fileName)
}

/** The words of a saved PDF, with one space wherever lines and pages part them. */
export function savedWords(desk: Desk, fileName: string): string {
  return readPages(readFileSync(join(desk.saveTo, fileName))).join(' ').replace(/\s+/g, ' ')
}

/** The words of every paper saved so far, by file name. */
export function allSaved(desk: Desk): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(desk.saveTo).filter((name) => name.endsWith('.pdf')).map((name) => [name, savedWords(desk, name)]))
}

/** Puts a case that is on no agenda on today’s. */
export async function putOnAgenda(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  await page.keyboard.press('a')
  const listed = page.locator('ol.plan-list .plan-row')
  await expect(listed.first()).toBeVisible()
  const before = await listed.count()
  await page.locator('.plan-row', { hasText: name }).focus()
  await page.keyboard.press('a')
  await expect(listed).toHaveCount(before + 1)
}
