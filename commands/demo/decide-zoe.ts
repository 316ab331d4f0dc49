import type { Laptop } from './open-laptop.ts'
import { ZOE } from './prepare-wording.ts'
import type { Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { press, seeWords } from './use-window.ts'

/** Zoë: two working diagnoses, one provider, nobody dissents. Six keys and one sentence. */
export async function decideZoe(stage: Stage, laptop: Laptop): Promise<void> {
  const { page } = laptop
  await stage.say('Zoë Núñez: provider chosen, sentence agreed and read back, nobody dissents, an action given')
  await press(page, ZOE)
  await seeWords(page, 'Which of two diagnoses explains')
  await press(page, 's', '1')
  await seeWords(page, /^Paediatric Neurology MDT.*, chosen/)
  await press(page, 'Control+Enter')
  await page.getByLabel('The agreed sentence').press('2')
  await page.keyboard.press('End')
  await page.keyboard.type('both diagnoses can be held at once, and whether her treatment should change before the spring.')
  await takePicture(stage, laptop, '07-meeting-room', { large: true })
  await press(page, 'Control+Enter')
  await seeWords(page, 'Who dissents, and why?')
  await press(page, '0')
  await seeWords(page, 'Asked: nobody')
  await giveAction(laptop, { what: 'Send her muscle biopsy question to Severnside', who: 'whitcombe', when: 'fri' })
  await press(page, 'r')
  await page.getByRole('region', { name: 'Read back' }).waitFor()
  await takePicture(stage, laptop, '08-read-back', { large: true })
  await press(page, 'Control+Enter')
  await page.getByRole('region', { name: 'Read back' }).waitFor({ state: 'detached' })
}

export interface Action {
  readonly what: string
  /** Part of a member's name. */
  readonly who: string
  /** As typed: fri, +5, 9 oct. */
  readonly when: string
}

/** Gives an action in the section that is in hand after dissent, and leaves the section. */
export async function giveAction({ page }: Laptop, { what, who, when }: Action): Promise<void> {
  const box = page.locator('#action-what')
  await box.fill(what)
  await press(page, 'Tab')
  await page.keyboard.type(who)
  await press(page, 'Tab')
  await page.keyboard.type(when)
  await press(page, 'Control+Enter')
  await page.getByRole('cell', { name: what }).waitFor()
  await press(page, 'Escape')
}
