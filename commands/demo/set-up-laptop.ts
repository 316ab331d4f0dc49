import type { Laptop } from './open-laptop.ts'
import { TEAM, type Stage, type Who } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { press, seeWords, waitForSaving } from './use-window.ts'

/** First run: connects a new laptop to the trust server and waits until it holds everything the meeting needs. */
export async function setUpLaptop(stage: Stage, who: Who, server: string, { pictures = false } = {}): Promise<Laptop> {
  const laptop = await stage.openLaptop(who)
  const { page } = laptop
  await seeWords(page, 'How do you want to start?')
  if (pictures) await takePicture(stage, laptop, '01-first-run', { large: true })
  await press(page, '1')
  await page.getByLabel('Address of the trust server').fill(server)
  await press(page, 'Tab')
  // What the server offers comes in above the boxes.
  await seeWords(page, 'Or with a token your IT department gave you:')
  await page.getByLabel('Token').fill(who.token)
  await page.getByLabel('User name at the trust').fill(who.user)
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel(who.role, { exact: false }).first().check()
  await page.getByLabel('Team', { exact: true }).fill(TEAM)
  await page.getByLabel('Passphrase', { exact: true }).fill(who.passphrase)
  await page.getByLabel('Passphrase again').fill(who.passphrase)
  await page.getByLabel('PIN for signing').fill(who.pin)
  await page.getByLabel('PIN again').fill(who.pin)
  if (pictures) {
    await page.getByLabel('Address of the trust server').focus()
    await takePicture(stage, laptop, '02-set-up', { large: true })
  }
  await press(page, 'Enter')
  await waitForSaving(laptop, 'the trust server and this laptop hold the same', ({ compared }) => compared?.same === true)
  await seeWords(page, 'Ready offline: 6 cases')
  return laptop
}
