import { expect } from '@playwright/test'
import { explore, test } from '../builders/open-app.ts'

const HALF = 'We ask the Long-term Ventilation and Airway Team to see Rhys awake, and'

test('killed in the middle of a sentence: every saved entry and the half sentence are there', async ({ desk }) => {
  const laptop = await desk.open()
  const { page } = laptop
  await explore(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible()
  await page.keyboard.press('q')
  await expect(page.getByRole('heading', { name: 'Who is here' })).toBeVisible()
  for (const key of ['h', 'h', 'h']) await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: /, 3 here/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+o')
  await page.getByLabel('The agreed sentence').pressSequentially(HALF)
  await expect(page.getByText('Unfinished, not in the record')).toBeVisible()
  await page.waitForTimeout(1000)
  const before = await laptop.saving()
  expect(before.acts.saved).toBe(4)
  expect(before.drafts).toBe(1)
  await laptop.kill()

  const again = await desk.open()
  await again.page.getByRole('button', { name: 'Open', exact: true }).click()
  await again.page.getByRole('button', { name: 'Go on with the meeting', exact: true }).click({ timeout: 20_000 })
  await expect(again.page.getByRole('button', { name: /, 3 here/ })).toBeVisible()
  expect((await again.saving()).acts.saved).toBe(4)
  await again.page.keyboard.press('Alt+o')
  await expect(again.page.getByLabel('The agreed sentence')).toHaveValue(HALF)
})
