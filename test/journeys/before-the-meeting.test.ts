import { expect, type Page } from '@playwright/test'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

test('a consultant fills a request in before the meeting, by keyboard: question, why, hearing, questions, the family’s words', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('tanaka')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Who this is about' })).toContainText('Tanaka-Williams')

  await test.step('found again where it is open already, the keyboard is in the case', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('tanaka')
    await page.keyboard.press('Enter')
    await expect(page.locator('#main h1')).toBeFocused()
    await expect(page.getByRole('tab', { name: 'What has happened' })).toHaveAttribute('aria-selected', 'true')
  })
  await toTab(page, 'Request')
  await expectAccessible(page, 'Request')

  await test.step('the question', async () => {
    await page.keyboard.press('q')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Which care would serve her best, here or nearer home?')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('form', { name: 'The question' })).toBeHidden()
    await expect(page.getByText('Which care would serve her best, here or nearer home?')).toBeVisible()
  })

  await test.step('a hearing needs a day to come and a legal contact, and moves what is needed by when', async () => {
    await page.keyboard.press('h')
    await page.keyboard.type('7 10 2026')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Give the day of the hearing, today or later')).toBeVisible()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('22 10 2026')
    await page.getByRole('textbox', { name: 'Legal contact' }).fill('Mrs Joan Pettifer, 0113 496 0177')
    await expectAccessible(page, 'Request, the hearing')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Thursday 22 October 2026. Mrs Joan Pettifer')).toBeVisible()
    await expect(page.locator('.case-facts > div', { hasText: 'Opinion needed by' })).toContainText('Wednesday 21 October 2026')
  })

  await test.step('another way than usual has its reason', async () => {
    await page.keyboard.press('m')
    await page.getByRole('radio', { name: /records alone/ }).check()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Say why this way: usually an inpatient’s provider visits')).toBeVisible()
    await page.getByRole('textbox', { name: 'Why this way' }).fill('She cannot be moved this week')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('A report from the records alone. She cannot be moved this week')).toBeVisible()
  })

  await test.step('a question is added, moved up and kept in the order of the letter', async () => {
    await page.keyboard.press('n')
    await page.keyboard.type('Would you operate in the first week?')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('form', { name: 'Add a question' })).toBeHidden()
    const added = page.locator('.after-sent', { hasText: 'Would you operate in the first week?' })
    await expect(added).toBeVisible()
    await added.getByRole('button', { name: 'Up', exact: true }).click()
    await expect(added).not.toContainText(`${await page.locator('.after-sent').count()}. Would`)
  })

  await test.step('the family’s words are written down as they were said', async () => {
    await toTab(page, 'Family’s words')
    await page.keyboard.press('n')
    await expect(page.getByRole('form', { name: 'Their words' })).toBeVisible()
    const name = page.getByRole('textbox', { name: 'Their name' })
    if (await name.isVisible()) await name.fill('Hana Tanaka')
    await page.getByRole('textbox', { name: /Their words, as they said them/ }).fill('Who holds her when we cannot?')
    await expectAccessible(page, 'Family’s words')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('“Who holds her when we cannot?”')).toBeVisible()
  })
})

async function toTab(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 10 && (await page.getByRole('tab', { name }).getAttribute('aria-selected')) !== 'true'; presses += 1) await page.keyboard.press(']')
  await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
}
