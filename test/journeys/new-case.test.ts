import { expect, type Page } from '@playwright/test'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

const QUESTION = 'Is the planned operation the right treatment?'

test('a new case by keyboard alone, from the first question to its case screen', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await openGate(page)
  await expectAccessible(page, 'First questions')
  await answer(page, 'nnnn')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'New case', level: 1 })).toBeFocused()
  await expectAccessible(page, 'New case, empty')

  await test.step('what is missing is said at once, and nothing typed is lost', async () => {
    await page.locator('#new-family').fill('Castellanos')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.error-summary')).toBeFocused()
    await expect(page.locator('.error-summary li')).toHaveCount(5)
    await expect(page.locator('#new-family')).toHaveValue('Castellanos')
    await expectAccessible(page, 'New case, with errors')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('#new-born')).toBeFocused()
  })

  await test.step('a half-filled form outlives leaving it; the questions are asked again', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await openGate(page)
    await answer(page, 'nnnn')
    await page.keyboard.press('Enter')
    await expect(page.locator('#new-family')).toHaveValue('Castellanos')
  })

  await fillByKeyboard(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Who this is about' })).toContainText('Inés Castellanos')
  await expect(page.getByRole('region', { name: 'Who this is about' })).toContainText('999 186 2528'.replaceAll(' ', '\u00a0'))
  await expect(page.getByText('waiting for the meeting.')).toBeVisible()
  await page.keyboard.press(']')
  await page.keyboard.press(']')
  await expect(page.getByText(QUESTION)).toBeVisible()
  await expect(page.getByText(/^C-0124-[0-9A-Z]{3}\s*$/)).toBeVisible()
  await expectAccessible(page, 'New case, its case screen')

  await test.step('the same child again is offered, and taken only when a person says so', async () => {
    await page.keyboard.press('Escape')
    await openGate(page)
    await answer(page, 'nnnn')
    await page.keyboard.press('Enter')
    for (const [box, words] of [['family', 'castellanos'], ['given', 'ines'], ['born', '3 2 2019'], ['hospitalNumber', '4100 9999'], ['question', 'Another question']] as const) await page.locator(`#new-${box}`).fill(words)
    await page.getByRole('radio', { name: /Not yet given/ }).check()
    await page.getByRole('radio', { name: 'The treating team' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: /May be here already/ })).toBeFocused()
    await expect(page.locator('.maybe-here')).toContainText('4101 2200')
    await expectAccessible(page, 'New case, may be here already')
    await page.keyboard.press('1')
    await expect(page.getByRole('region', { name: 'Who this is about' })).toContainText('Inés Castellanos')
    await expect(page.getByText('Asked for this child already:')).toBeVisible()
    await expectAccessible(page, 'New case, a child who is here')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('waiting for the meeting.')).toBeVisible()
    await page.getByRole('button', { name: /^Cases/ }).click()
    await expect(page.locator('.work-row', { hasText: 'Castellanos' })).toHaveCount(2)
  })
})

test('a yes to the first question stops everything: Martha’s Rule, noted, and no case', async ({ desk }) => {
  const laptop = await desk.open()
  const { page } = laptop
  await explore(page)
  const before = (await laptop.saving()).acts.saved
  await page.getByRole('button', { name: /^Cases/ }).click()
  const cases = await page.locator('.work-row').count()
  await openGate(page)
  await answer(page, 'y')
  await expect(page.getByRole('heading', { name: 'Stop. Use Martha’s Rule now' })).toBeFocused()
  await expect(page.getByText('Ring 4444, day or night')).toBeVisible()
  await expect(page.getByText(/Your answer is noted with your name, 12:\d\dpm, and saved on this computer/)).toBeVisible()
  await expect(page.getByRole('radiogroup')).toHaveCount(1)
  await expectAccessible(page, 'Martha’s Rule')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Noted: you have rung them.')).toBeVisible()
  expect((await laptop.saving()).acts.saved).toBe(before + 2)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Cases/ }).click()
  await expect(page.locator('.work-row')).toHaveCount(cases)
})

test('urgent treatment goes on: the request is parked, and comes back when a clinician marks the child stable', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await openGate(page)
  await answer(page, 'ny')
  await expect(page.getByText('Treatment continues.').first()).toBeVisible()
  await answer(page, 'nn')
  await expectAccessible(page, 'First questions, urgent')
  await page.keyboard.press('Enter')
  await fillByKeyboard(page)
  await page.locator('#new-treatment').fill('Having surgery now.')
  await page.keyboard.press('Control+Enter')
  const parked = page.getByRole('region', { name: 'Parked: urgent treatment' })
  await expect(parked).toContainText('It is not waiting for an opinion.')
  await expect(parked).toContainText('Having surgery now.')
  await expectAccessible(page, 'Case, parked')
  await page.keyboard.press('Escape')
  await expect(page.locator('.today-aside section', { hasText: 'Castellanos' })).toContainText('Review due Fri 9 October')
  await page.locator('.today-aside').getByRole('button', { name: /Castellanos/ }).click()
  await page.keyboard.press('m')
  await expect(parked).toBeHidden()
  await expect(page.getByText('The request is back.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.today-case', { hasText: 'Castellanos' })).toBeVisible()
})

test('a view that is no expert’s goes to the lead consultant; routine advice is closed by itself', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await openGate(page)
  await answer(page, 'nny')
  await expect(page.getByText('No provider letter can be made from it.')).toBeVisible()
  await page.keyboard.press('Enter')
  await fillByKeyboard(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'No provider letter' })).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByRole('checkbox', { name: 'Chaplaincy' })).toBeChecked()
  await expectAccessible(page, 'Case, non-expert view')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('#non-expert-outcome-error')).toBeVisible()
  await page.getByRole('textbox', { name: 'What came of it' }).fill('They will see the chaplain on Friday.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Suggested: Chaplaincy.')).toBeVisible()

  await page.keyboard.press('Escape')
  await openGate(page)
  await answer(page, 'nnny')
  await page.keyboard.press('Enter')
  await page.locator('#new-find').fill('castell')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'The treating team' }).check()
  await page.locator('#new-question').fill('Which dose?')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'No letter is needed' })).toBeVisible()
  await expectAccessible(page, 'Case, routine advice')
  await page.getByRole('textbox', { name: 'Of whom' }).fill('Metabolic team')
  await page.getByRole('textbox', { name: 'What they answered' }).fill('The usual one.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('routine advice, closed.')).toBeVisible()
})

/** N, and the keys of the gate once they work: the same N pressed twice must answer nothing. */
async function openGate(page: Page): Promise<void> {
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Four questions before anything else' })).toBeFocused()
  await page.keyboard.press('n')
  await expect(page.locator('.screen-row input:checked')).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Keys' }).getByText('yes', { exact: true })).toBeVisible()
}

async function answer(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    const before = await page.locator('.screen-row input:checked').count()
    await page.keyboard.press(key)
    await expect(page.locator('.screen-row input:checked')).toHaveCount(before + 1)
  }
}

/** From the family name on, with Tab and the arrows only. */
async function fillByKeyboard(page: Page): Promise<void> {
  const { keyboard } = page
  await page.locator('#new-family').focus()
  await keyboard.press('Control+a')
  const type = async (...words: readonly string[]): Promise<void> => {
    for (const word of words) {
      await keyboard.type(word)
      await keyboard.press('Tab')
    }
  }
  await type('Castellanos', 'Inés', '3 2 2019', '4101 2200', '9991862528')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Space')
  await expect(page.getByRole('radio', { name: 'A parent or carer' })).toBeChecked()
  await keyboard.press('Tab')
  await type('Lucía Castellanos', 'mother')
  await keyboard.press('Space')
  await expect(page.getByRole('radio', { name: 'Confirmed', exact: true })).toBeChecked()
  await keyboard.press('Tab')
  await type('Certificate seen', '', QUESTION)
  await keyboard.press('Space')
  await keyboard.press('Tab')
  await keyboard.type('Heron ward')
}
