import type { Laptop } from './open-laptop.ts'
import type { Stage, Who } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { press, seeWords } from './use-window.ts'

/** Opens a laptop that was set up before, with its person's passphrase. */
export async function unlockLaptop(stage: Stage, who: Who): Promise<Laptop> {
  const laptop = await stage.openLaptop(who)
  await laptop.page.getByLabel('Passphrase').fill(who.passphrase)
  await takePicture(stage, laptop, '03-unlock')
  await press(laptop.page, 'Enter')
  await seeWords(laptop.page, 'Next meeting')
  return laptop
}
