import type { Laptop } from './open-laptop.ts'
import type { Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'
import { leaveMeeting, nothingWaits, PATIENCE_MS, press, seeWords, waitForSaving } from './use-window.ts'

/** The server is back: both laptops send what they hold, fetch what they lack, and show that they disagree. */
export async function meetAgain(stage: Stage, laptops: readonly Laptop[]): Promise<void> {
  await stage.say('The trust server is back: both laptops send and receive, and show two versions for Maisie')
  for (const laptop of laptops) {
    await press(laptop.page, 'F7')
    await waitForSaving(laptop, 'nothing waits to be sent', nothingWaits)
  }
  for (const { page } of laptops) {
    await press(page, 'F7')
    await page.locator('.corner', { hasText: /need.? a person/ }).waitFor({ timeout: PATIENCE_MS })
  }
}

/** The chair keeps one of the two, with a reason; the other laptop receives it. */
export async function settleMaisie(stage: Stage, chairs: Laptop, secretarys: Laptop): Promise<void> {
  const { page } = chairs
  await stage.say('Dr Osei keeps one of them, with a reason')
  await openVersions(chairs)
  await takePicture(stage, chairs, '17-two-versions', { large: true })
  await openVersions(secretarys)
  await takePicture(stage, secretarys, '18-two-versions-secretary')
  const mine = await page.getByRole('region', { name: 'Version 1, Dr Abena Osei' }).isVisible()
  await press(page, mine ? '1' : '2')
  await page.getByLabel('Your reason').fill('The visit is agreed for 15 October. Severnside rang back after the meeting.')
  await takePicture(stage, chairs, '19-settling')
  await press(page, 'Control+Enter')
  await page.getByRole('tablist', { name: 'Parts of the case' }).waitFor()
  await takePicture(stage, chairs, '20-case', { large: true })
  await waitForSaving(chairs, 'the settlement is on the trust server', nothingWaits)
  await press(secretarys.page, 'F7')
  await seeWords(secretarys.page, 'Nothing to settle here')
}

async function openVersions({ page }: Laptop): Promise<void> {
  const today = page.getByRole('button', { name: 'Today', exact: true })
  await leaveMeeting(page)
  await today.click()
  await page.getByRole('complementary', { name: 'Needs you' }).getByRole('button', { name: /Maisie/ }).first().click()
  await page.getByRole('button', { name: 'Settle' }).first().click()
  await page.getByRole('heading', { name: /Two versions to settle/ }).waitFor({ timeout: PATIENCE_MS })
}
