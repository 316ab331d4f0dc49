import type { SavingState } from '#bridge/saving-state.ts'
import type { Laptop } from './open-laptop.ts'
import { RHYS } from './prepare-wording.ts'
import { chair, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { unlockLaptop } from './unlock-laptop.ts'
import { leaveMeeting, press, seeWords, waitForSaving } from './use-window.ts'

const HALF_A_SENTENCE = 'We ask the Long-term Ventilation and Airway Team to see Rhys awake, with his sister there, and'

export interface AfterPower {
  readonly laptop: Laptop
  /** Acknowledged entries that were there before and are not there now. */
  readonly lost: number
}

/**
 * In the middle of a sentence every process of the chair's laptop is killed; it is started again and unlocked.
 * Throws when the half sentence is not there.
 */
export async function cutThePower(stage: Stage, laptop: Laptop): Promise<AfterPower> {
  await stage.say('In the middle of a sentence about Rhys the chair’s laptop is killed and started again')
  await leaveMeeting(laptop.page)
  await backToTheMeeting(laptop)
  await press(laptop.page, RHYS)
  await seeWords(laptop.page, 'Would a tracheostomy and ventilation')
  await press(laptop.page, 'o')
  await laptop.page.getByLabel('The agreed sentence').pressSequentially(HALF_A_SENTENCE)
  // What was typed in the last second may be lost: that is the promise, so that long is waited.
  await laptop.page.waitForTimeout(1000)
  const before = await laptop.saving()
  await laptop.kill()
  const again = await unlockLaptop(stage, chair)
  const after = await again.saving()
  await backToTheMeeting(again)
  await press(again.page, 'o')
  const box = again.page.getByLabel('The agreed sentence')
  await box.waitFor()
  if ((await box.inputValue()) !== HALF_A_SENTENCE) throw new Error('The half sentence typed before the kill is not there.')
  await takePicture(stage, again, '15-after-the-kill')
  await leaveMeeting(again.page)
  return { laptop: again, lost: countLost(before, after) }
}

/** Counted and by name: one that came back under another name would still be lost. */
function countLost(before: SavingState, after: SavingState): number {
  const there = new Set(after.waiting.map(({ act }) => act))
  const missing = before.waiting.filter(({ act }) => !there.has(act)).length
  return Math.max(missing, before.acts.saved - after.acts.saved, 0)
}

/** From wherever the window stands: today, then the meeting. */
export async function backToTheMeeting(laptop: Laptop): Promise<void> {
  const { page } = laptop
  const today = page.getByRole('button', { name: 'Today', exact: true })
  if (await today.isVisible()) await today.click()
  await page.getByRole('button', { name: 'Go on with the meeting', exact: true }).click()
  await waitForSaving(laptop, 'the meeting is open', ({ notSaved }) => notSaved === null)
  await page.getByRole('navigation', { name: 'Cases in this meeting' }).waitFor()
}
