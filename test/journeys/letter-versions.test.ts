import { mkdirSync, readdirSync } from 'node:fs'
import { expect } from '@playwright/test'
import * as clinic from '../builders/in-the-clinic.ts'
import { explore, test } from '../builders/open-app.ts'

test('the next version of a letter is written over the first, and what is then on the screen is what was signed last', async ({ desk }) => {
  mkdirSync(desk.saveTo)
  const { page } = await desk.open()
  await explore(page)
  await clinic.signLukasz(page)

  await test.step('version 2 is signed: it is shown, saved and packed, not the first', async () => {
    await page.keyboard.press('n')
    await clinic.writeWhy(page, 'Written anew for the second version.')
    await clinic.signOpenLetter(page)
    await expect(page.getByText('Version 2. Not sent.')).toBeVisible()
    await page.keyboard.press('Control+s')
    await expect(page.getByText('A copy was saved. It has not been sent.')).toBeVisible()
    expect(readdirSync(desk.saveTo)).toEqual(['C-0112-letter-v2.pdf'])
    expect(clinic.savedWords(desk, 'C-0112-letter-v2.pdf')).toContain('Written anew for the second version.')
  })

  await test.step('the first is there to look at, by its button', async () => {
    await page.getByRole('button', { name: /^Version 1,/ }).press('Enter')
    await expect(page.getByText('Version 1. Not sent.')).toBeVisible()
    await expect(page.getByText('A copy was saved')).toHaveCount(0)
    await page.getByRole('button', { name: /^Version 2,/ }).press('Enter')
    await expect(page.getByText('Version 2. Not sent.')).toBeVisible()
  })
})
