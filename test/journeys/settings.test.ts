import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { expectAccessible, explore, test } from '../builders/open-app.ts'
import { profileText } from '../domain/profile/a-profile.ts'

const made = profileText('made-up-trust')

test('a profile is shown before it is taken, and a wrong one is answered line by line while the last good one stays', async ({ desk }) => {
  mkdirSync(desk.saveTo)
  const { page } = await desk.open()
  await explore(page)
  await openSettings(page)
  await expect(page.getByText('Patient Advice and Liaison Service (Pals): Telephone 0113 496 0190. Main entrance, ground floor. Open now, until 5pm.')).toBeVisible()
  await expect(page.getByText('Day and night.')).toBeVisible()
  await expectAccessible(page, 'Settings')

  await test.step('a wrong file', async () => {
    writeFileSync(desk.openFrom, made.replace('"from": "10:00"', '"from": "10am"').replace('"chasers"', '"chaser"'))
    await page.keyboard.press('b')
    await expect(page.getByRole('heading', { name: 'This file cannot be used: 2 things are wrong' })).toBeFocused()
    await expect(page.getByText('Nothing was changed: the profile in force stays.')).toBeVisible()
    const line = made.split('\n').findIndex((text) => text.includes('"from": "10:00"')) + 1
    await expect(page.getByText(`Line ${line}, contacts.pals.hours.1.from: must be a time from 00:00 to 24:00, for example 10:00.`)).toBeVisible()
    await expect(page.getByText('“chaser” is not a name a profile has.')).toBeVisible()
    await expectAccessible(page, 'Settings, a wrong profile')
    await page.keyboard.press('Escape')
    await expect(page.getByText('Open now, until 5pm.')).toBeVisible()
  })

  await test.step('a good one is shown, then put in force, and Martha’s Rule is its own', async () => {
    writeFileSync(desk.openFrom, made.replace('"4444"', '"5555"').replace('"report": 10', '"report": 15'))
    await page.keyboard.press('b')
    await expect(page.getByRole('heading', { name: 'This file can be used. It changes 2 settings' })).toBeFocused()
    await expect(page.getByRole('row', { name: 'Martha’s Rule, telephone 4444 5555' })).toBeVisible()
    await expectAccessible(page, 'Settings, what a profile changes')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('The profile is in force, and saved on this computer.')).toBeVisible()
    await expect(page.getByText('Telephone 5555')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^New case/ }).click()
    await page.waitForTimeout(700)
    await page.keyboard.press('y')
    await expect(page.getByText('Ring 5555, day or night')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('what is in force goes into a file, and comes back the same', async () => {
    await openSettings(page)
    await page.keyboard.press('x')
    await expect(page.getByText('The file is written.')).toBeVisible()
    writeFileSync(desk.openFrom, readFileSync(join(desk.saveTo, 'Consilium trust profile.json')))
    await page.keyboard.press('b')
    await expect(page.getByRole('heading', { name: 'This file is what is in force already' })).toBeFocused()
  })
})

test('single keys can be turned off, and stay off when the window is opened again', async ({ desk }) => {
  const first = await desk.open()
  await explore(first.page)
  await first.page.getByRole('button', { name: 'Open the meeting', exact: true }).waitFor()
  await openSettings(first.page)
  await expect(first.page.getByText('On this computer only')).toBeVisible()
  await expect(first.page.getByRole('row', { name: /Priya Raman/ })).toBeVisible()
  await first.page.getByRole('radio', { name: /Do nothing alone/ }).check()
  await first.page.getByRole('heading', { name: 'Settings' }).click()
  await first.page.keyboard.press('b')
  await expect(first.page.getByRole('button', { name: /Bring in a profile/ })).toBeVisible()
  await first.page.keyboard.press('F1')
  await expect(first.page.getByText('Single keys are turned off. Hold Alt with a letter.')).toBeVisible()
  await first.close()

  const { page } = await desk.open()
  await page.getByRole('button', { name: 'Open', exact: true }).waitFor()
  await page.keyboard.press('F1')
  await expect(page.getByText('Single keys are turned off. Hold Alt with a letter.')).toBeVisible()
})

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Members of the team' })).toBeVisible()
}
