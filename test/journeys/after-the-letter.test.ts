import { expect, type Page } from '@playwright/test'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

test('from a signed letter to a closed case by keyboard: sent, acknowledged, reported, filed, offered, discussed', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await signLukasz(page)

  await test.step('signed is not sent: the case says so and leads to where it is said', async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByText('Now: letter signed, not sent.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('form', { name: 'Mark it as sent' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Say how it went.')).toBeVisible()
    await page.keyboard.press('Space')
    await page.getByRole('textbox', { name: 'To whom' }).fill('Ms Lumley')
    await page.getByRole('textbox', { name: 'Address' }).fill('liver.team@northmoor.example')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Say whether the address is in an accredited secure domain.')).toBeVisible()
    await expectAccessible(page, 'Sending, a form with an error')
    await page.getByRole('radio', { name: /^No, / }).check()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Sent: version 1, secure mail')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Letter sent' })).toBeVisible()
  })

  await test.step('sent is taken back with a reason, stays in sight, and goes again', async () => {
    await page.getByRole('button', { name: 'It was not sent' }).click()
    await page.keyboard.type('The wrong mailbox')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Not sent after all: version 1')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Letter signed, not sent' })).toBeVisible()
    await page.keyboard.press('s')
    await page.getByRole('radio', { name: 'By hand' }).check()
    await page.getByRole('textbox', { name: 'To whom' }).fill('Ms Lumley')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Sent: version 1, by hand')).toBeVisible()
  })

  await test.step('what it waits for stands under Owed, and a call is one line', async () => {
    await page.getByRole('button', { name: /^Owed/ }).click()
    await page.getByRole('button', { name: /^Acknowledgements 1/ }).click()
    await expectAccessible(page, 'Owed')
    await page.keyboard.press('c')
    await page.keyboard.type('Rang Ms Lumley. In a meeting, will ring back')
    await page.keyboard.press('Enter')
    await expect(page.locator('.board-log')).toContainText('will ring back')
    await expect(page.locator('.board-row')).toContainText('after 1 call')
    await page.keyboard.press('Alt+k')
    await expect(page.getByRole('form', { name: 'It was acknowledged' })).toBeVisible()
    await page.keyboard.type('Ms Lumley')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Letter acknowledged' })).toBeVisible()
    await expectAccessible(page, 'Sending')
  })

  await test.step('a spoken opinion ends nothing', async () => {
    await page.keyboard.press(']')
    await page.keyboard.press('o')
    await page.keyboard.type('They would wait until he is five')
    await page.getByRole('textbox', { name: 'Who heard it' }).fill('Dr Abena Osei, Agnieszka Wiśniewska')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('The report is still waited for.').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Close the case' })).toHaveAttribute('aria-disabled', 'true')
  })

  await test.step('the report by question numbers, then three acts, each by itself', async () => {
    await page.keyboard.press('r')
    await page.getByRole('textbox', { name: 'Question 1, in brief' }).fill('Yes, both')
    await page.getByRole('radio', { name: 'Not yet' }).check()
    await expectAccessible(page, 'The report')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('In the medical notes: not yet')).toBeVisible()
    await page.getByRole('button', { name: 'It is in the notes' }).click()
    await page.getByRole('textbox', { name: 'Where' }).fill('Correspondence')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Still owed: the report offered to read; the report discussed.')).toBeVisible()
    for (const _ of ['mother', 'father']) {
      await page.getByRole('button', { name: 'It was offered' }).click()
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('form', { name: 'Offered to read' })).toBeHidden()
    }
    for (const _ of ['mother', 'father']) {
      await page.getByRole('button', { name: 'It was discussed' }).click()
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('form', { name: 'Discussed' })).toBeHidden()
    }
    await expect(page.getByText('Everything that is owed is done, or has its reason.')).toBeVisible()
    await expectAccessible(page, 'Report')
  })

  await page.keyboard.press('x')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Who this is about' })).toContainText('Closed')
  await page.keyboard.press(']')
  await expect(page.getByText('Case closed. Care remains here.')).toBeVisible()
  await page.getByRole('button', { name: /^Owed/ }).click()
  await page.getByRole('button', { name: /^All/ }).click()
  await expect(page.locator('.board-main')).not.toContainText('Wiśniewski')
})

async function signLukasz(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Letters/ }).click()
  await page.locator('.work-row', { hasText: 'Wiśniewski' }).click()
  await expect(page.getByText('Nothing stops you signing')).toBeVisible()
  await page.locator('iframe.paper-pages').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('textbox', { name: 'Your PIN' }).fill('123456')
  await page.locator('iframe.paper-pages').waitFor()
  await expect(async () => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Signed by Dr Abena Osei')).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 20_000 })
}
