import type { Laptop } from './open-laptop.ts'
import type { Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { leaveMeeting, press } from './use-window.ts'

/** Pictures of the saving panel, over whatever is on the screen. */
export async function pictureSaving(stage: Stage, laptop: Laptop, name: string): Promise<void> {
  const { page } = laptop
  await press(page, 'Alt+w')
  await page.locator('#saving-panel').waitFor()
  await takePicture(stage, laptop, name, { large: true })
  await press(page, 'Alt+w')
  await page.locator('#saving-panel').waitFor({ state: 'detached' })
}

/** A picture of each list of work, from the meeting room on. */
export async function pictureLists(stage: Stage, laptop: Laptop): Promise<void> {
  const { page } = laptop
  await leaveMeeting(page)
  for (const [tab, name] of [['Meetings', '24-meetings'], ['Cases', '25-cases'], ['Owed', '26-owed'], ['Today', '27-today-after']] as const) {
    await page.getByRole('button', { name: new RegExp(`^${tab}`) }).click()
    await takePicture(stage, laptop, name)
  }
}
