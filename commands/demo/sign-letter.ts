import type { Laptop } from './open-laptop.ts'
import { chair, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { press, seeWords } from './use-window.ts'
import { readAndSign } from './read-and-sign.ts'
import { waitForPages } from './wait-for-pages.ts'

/** Opens the letter of a child from the list of letters, signs it with the PIN and saves a copy of its pages. */
export async function signLetter(stage: Stage, laptop: Laptop, child: string, { pictures = false } = {}): Promise<void> {
  const { page } = laptop
  await page.getByRole('button', { name: /^Letters/ }).click()
  await page.getByRole('heading', { name: 'Letters' }).waitFor()
  if (pictures) await takePicture(stage, laptop, '10-letters')
  await page.locator('.work-row', { hasText: child }).click()
  await seeWords(page, 'Nothing stops you signing')
  await waitForPages(laptop)
  if (pictures) await takePicture(stage, laptop, '11-letter-draft', { large: true })
  await press(page, 'Control+Enter')
  await page.getByRole('textbox', { name: 'Your PIN' }).fill(chair.pin)
  await waitForPages(laptop)
  if (pictures) await takePicture(stage, laptop, '12-letter-signing')
  await readAndSign(page)
  await seeWords(page, `Signed by ${chair.name}`)
  await waitForPages(laptop)
  if (pictures) await takePicture(stage, laptop, '13-letter-signed', { large: true })
  await page.getByRole('button', { name: 'Save a copy', exact: true }).click()
  await seeWords(page, 'A copy was saved. It has not been sent.')
}
