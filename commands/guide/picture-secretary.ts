import { setUpLaptop } from '../demo/set-up-laptop.ts'
import { MEETING_DAY, secretary, type Stage } from '../demo/stage.ts'
import { press, seeWords, waitForSaving } from '../demo/use-window.ts'
import { waitForPages } from '../demo/wait-for-pages.ts'
import { seedServer } from '../seed-server.ts'
import type { Picture } from './take-pictures.ts'

/** The secretary’s week, on a laptop connected to a trust server that holds the made-up clinic. */
export async function pictureSecretary(stage: Stage): Promise<readonly Picture[]> {
  const server = await stage.openServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const laptop = await setUpLaptop(stage, secretary, server.url)
  const { page } = laptop
  const of = (name: string, come: () => Promise<void>): Picture => ({ name, laptop, come })
  return [
    of('secretary-today', () => seeWords(page, 'Start with the late ones')),
    of('secretary-owed', async () => {
      await press(page, 'Enter')
      await seeWords(page, 'Log a call in one line')
      await press(page, 'c')
      await page.keyboard.type('Rang. She will say on Monday')
    }),
    of('secretary-agenda', async () => {
      await press(page, 'Control+1')
      await seeWords(page, 'Start with the late ones')
      await press(page, 'a')
      await seeWords(page, 'What they said')
      await press(page, 'r')
      await waitForPages(laptop)
    }),
    of('secretary-figures', async () => {
      await press(page, 'Control+7')
      await seeWords(page, 'Why a second opinion was sought')
    }),
    of('saving-and-sending', async () => {
      await server.stop()
      await press(page, 'Control+5')
      await seeWords(page, 'Log a call in one line')
      await press(page, 'c', 'Enter')
      await waitForSaving(laptop, 'the call waits to be sent', ({ acts }) => acts.waiting > 0)
      await press(page, 'Alt+w')
      await page.locator('#saving-panel').waitFor()
    }),
  ]
}
