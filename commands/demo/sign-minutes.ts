import { backToTheMeeting } from './cut-the-power.ts'
import type { Laptop } from './open-laptop.ts'
import { chair, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { press, seeWords } from './use-window.ts'

/** The chair signs the minutes: what was agreed on both children is fixed, the others carry over. */
export async function signMinutes(stage: Stage, laptop: Laptop): Promise<void> {
  const { page } = laptop
  await stage.say('Dr Osei signs the minutes')
  await backToTheMeeting(laptop)
  await page.getByRole('button', { name: 'Sign the minutes' }).click()
  await page.getByRole('textbox', { name: 'Your PIN' }).fill(chair.pin)
  await takePicture(stage, laptop, '22-sign-minutes')
  await press(page, 'Control+Enter')
  await page.getByRole('textbox', { name: 'Your PIN' }).waitFor({ state: 'detached' })
  await press(page, 'Alt+2')
  await seeWords(page, 'Signed. What stands no longer changes')
  await takePicture(stage, laptop, '23-minute-signed')
}
