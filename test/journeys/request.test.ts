import { expect, type Page } from '@playwright/test'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

test('what a family says, what is known and a court date are written down by keyboard', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('aarav')
  await expect(page.locator('#found-cases button').first()).toBeVisible()
  await page.keyboard.press('Enter')

  await test.step('what is known in brief, and the hearing', async () => {
    await toTab(page, 'Request')
    await page.keyboard.press('c')
    await expect(page.getByRole('heading', { name: 'What is known, in brief' })).toBeFocused()
    await page.getByLabel('Diagnoses').fill('Osteosarcoma of the left distal femur\nAsthma')
    await expectAccessible(page, 'Request, what is known')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Osteosarcoma of the left distal femur; Asthma')).toBeVisible()
    await page.keyboard.press('h')
    await page.getByLabel('On which day').fill('13 oct')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Name the legal contact')).toBeVisible()
    await page.getByLabel('Legal contact').fill('Mrs Joan Pettifer')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('13 October 2026. Mrs Joan Pettifer')).toBeVisible()
  })

  await test.step('a question half written is a draft; saved, it stands as theirs', async () => {
    await toTab(page, 'Family’s words')
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: 'What somebody said' })).toBeFocused()
    await page.getByLabel('Who said it').fill('The family')
    await page.getByLabel('In their own words').fill('Will he swim?')
    await expectAccessible(page, 'Family’s words, a question')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Write one person’s name.')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Go on with the words begun' }).click()
    await page.getByLabel('Who said it').fill('Lakshmi Krishnamurthy')
    await page.getByLabel('Who they are to the child').fill('mother')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.own-words').last()).toContainText('“Will he swim?”Lakshmi Krishnamurthy, mother, 8 October 2026. A question for the provider')
  })

  await test.step('the meeting hears it', async () => {
    await page.keyboard.press('Control+1')
    await expect(page.getByRole('button', { name: 'Open the meeting', exact: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation', { name: 'Cases in this meeting' })).toBeVisible()
    await page.keyboard.press('Alt+5')
    await expect(page.getByText('“Will he swim?”')).toBeVisible()
    await page.keyboard.press('Control+3')
    await expect(page.getByRole('navigation', { name: 'Cases in this meeting' })).toBeVisible()
  })
})

async function toTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name, selected: true })
  await expect(async () => {
    if (!(await tab.isVisible())) await page.keyboard.press(']')
    await expect(tab).toBeVisible({ timeout: 500 })
  }).toPass()
}
