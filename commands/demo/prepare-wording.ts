import type { Page } from '@playwright/test'
import type { Laptop } from './open-laptop.ts'
import type { Stage } from './stage.ts'
import { leaveMeeting, press, seeWords, waitForSaving } from './use-window.ts'

/** Where the children stand on this agenda. */
export const RHYS = 'Alt+1'
export const MAISIE = 'Alt+2'
export const ZOE = 'Alt+6'

const PREPARED =
  'Maisie’s care stays here. We ask Severnside’s craniopharyngioma MDT to visit by 15 October and say whether to operate again or drain and give proton beam first.'

/** Before the meeting the secretary puts a sentence for Maisie where everybody can start from it. */
export async function prepareWording(stage: Stage, laptop: Laptop): Promise<void> {
  const { page } = laptop
  await stage.say('Before the meeting Priya Raman writes a sentence for Maisie to start from')
  await openRoomFromList(page)
  await press(page, MAISIE)
  await seeWords(page, 'Should Maisie’s recurrent craniopharyngioma')
  await press(page, 's', '1')
  await seeWords(page, /^Craniopharyngioma MDT.*, chosen/)
  await press(page, 'Control+Enter')
  await page.getByLabel('The agreed sentence').fill(PREPARED)
  await press(page, 'Control+Enter')
  await seeWords(page, 'Who dissents, and why?')
  await leaveMeeting(page)
  await waitForSaving(laptop, 'Priya’s sentence is on the trust server', ({ acts }) => acts.saved > 0 && acts.waiting === 0)
}

/** The room through the list of meetings: looks in without opening the meeting. */
export async function openRoomFromList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Meetings' }).click()
  await page.getByRole('button', { name: /Thursday 8 October 2026/ }).click()
  await page.locator('.the-question').waitFor()
}
