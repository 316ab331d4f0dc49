import { giveAction } from './decide-zoe.ts'
import type { Laptop } from './open-laptop.ts'
import { MAISIE, openRoomFromList } from './prepare-wording.ts'
import type { Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { leaveMeeting, press, seeWords } from './use-window.ts'

const CHAIRS =
  'Maisie’s care stays here. We ask Severnside’s craniopharyngioma MDT to visit by 15 October and say, for sight, hormones and behaviour alike, whether to operate again or drain and give proton beam first.'
const SECRETARYS =
  'Maisie’s care stays here. We ask Severnside’s craniopharyngioma MDT to visit by 20 October and say whether to operate again or drain and give proton beam first.'
const DISSENT = 'Either way her hormones are lost for good. The family should hear that from endocrinology first.'

/** Maisie on the chair's laptop: the sentence reworded, Dr Feldman's dissent beside it, an action. */
export async function decideMaisie(stage: Stage, laptop: Laptop): Promise<void> {
  const { page } = laptop
  await stage.say('Maisie Fairweather-Ng: sentence agreed, Dr Feldman dissents, an action given')
  await press(page, MAISIE)
  await seeWords(page, 'Should Maisie’s recurrent craniopharyngioma')
  await press(page, 'o')
  await page.getByLabel('The agreed sentence').fill(CHAIRS)
  await press(page, 'Control+Enter')
  await seeWords(page, 'Who dissents, and why?')
  await press(page, '6')
  await page.getByLabel('Dr Miriam Feldman’s reason').fill(DISSENT)
  await takePicture(stage, laptop, '09-dissent', { large: true })
  await press(page, 'Control+Enter')
  await giveAction(laptop, { what: 'Ring Severnside to agree the day of the visit', who: 'vaughan', when: '+1' })
}

/** The same sentence on the secretary's laptop, who heard another date and cannot see the chair's laptop. */
export async function decideMaisieDifferently(stage: Stage, laptop: Laptop): Promise<void> {
  const { page } = laptop
  await stage.say('Priya Raman, who cannot see that, writes another date for Maisie on her own laptop')
  await openRoomFromList(page)
  await press(page, MAISIE)
  await seeWords(page, 'Should Maisie’s recurrent craniopharyngioma')
  await press(page, 'o')
  await page.getByLabel('The agreed sentence').fill(SECRETARYS)
  await press(page, 'Control+Enter')
  await seeWords(page, 'Who dissents, and why?')
  await leaveMeeting(page)
}
