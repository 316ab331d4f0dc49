import type { Laptop } from '../demo/open-laptop.ts'
import { ZOE } from '../demo/prepare-wording.ts'
import { chair, type Stage } from '../demo/stage.ts'
import { PATIENCE_MS, press, seeWords } from '../demo/use-window.ts'
import type { Picture } from './take-pictures.ts'

/** One key for each person of the roster, in its order: H here, R on the line, P apologies. */
const ROSTER = ['h', 'h', 'h', 'h', 'r', 'h', 'p', 'p', 'h', 'h', 'h'] as const
const REST = 'both diagnoses can be held at once, and whether her treatment should change before the spring.'

/** A new laptop with the made-up clinic on it, whose chair is signed in. */
export async function explore(stage: Stage): Promise<Laptop> {
  const laptop = await stage.openLaptop(chair)
  await seeWords(laptop.page, 'How do you want to start?')
  await press(laptop.page, '2')
  await laptop.page.getByRole('button', { name: 'Open the meeting', exact: true }).waitFor({ timeout: PATIENCE_MS })
  return laptop
}

/** The chair’s week: the agenda, who comes, the meeting itself, the minutes. */
export function pictureChair(laptop: Laptop): readonly Picture[] {
  const { page } = laptop
  const of = (name: string, come: () => Promise<void>): Picture => ({ name, laptop, come })
  return [
    of('chair-today', () => seeWords(page, 'Ready offline: 6 cases')),
    of('chair-agenda', async () => {
      await press(page, 'a')
      await seeWords(page, 'What they said')
    }),
    of('chair-attendance', async () => {
      await press(page, 'Control+1')
      await page.getByRole('button', { name: 'Open the meeting', exact: true }).waitFor()
      await press(page, 'Enter')
      await seeWords(page, 'Not quorate, 0 here')
      await press(page, 'q', ...ROSTER)
      await seeWords(page, 'Quorate, 9 here')
    }),
    of('chair-minute', async () => {
      await press(page, 'Escape', ZOE)
      await seeWords(page, 'Which of two diagnoses explains')
      await press(page, 's', '1')
      await seeWords(page, /^Paediatric Neurology MDT.*, chosen/)
      await press(page, 'Control+Enter')
      await page.getByLabel('The agreed sentence').waitFor()
      await press(page, '2', 'End')
      await page.keyboard.type(REST)
    }),
    of('chair-dissent', async () => {
      await press(page, 'Control+Enter')
      await seeWords(page, 'Who dissents, and why?')
      await press(page, '6')
      await page.keyboard.type('Her muscle should be tested first. It decides between the two.')
    }),
    of('chair-minutes', async () => {
      await press(page, 'Control+Enter')
      await page.locator('#action-what').waitFor()
      await page.keyboard.type('Send her muscle biopsy question to Severnside')
      await press(page, 'Tab')
      await page.keyboard.type('whitcombe')
      await press(page, 'Tab')
      await page.keyboard.type('fri')
      await press(page, 'Control+Enter')
      await page.getByRole('cell', { name: 'Send her muscle biopsy question to Severnside' }).waitFor()
      await press(page, 'Escape', 'e')
      await page.getByRole('textbox', { name: 'Your PIN' }).waitFor()
    }),
  ]
}
