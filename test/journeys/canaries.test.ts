import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { seedServer } from '../../commands/seed-server.ts'
import { findCanaries } from '../builders/find-canaries.ts'
import * as clinic from '../builders/in-the-clinic.ts'
import { setUp, test } from '../builders/open-app.ts'

const PASSPHRASE = 'four slow grey herons'
const PIN = '314159'
const CHILD = { family: 'Quillfeather-Marsh', given: 'Xanthippe', born: '3 2 2019', hospitalNumber: '4107 7341', nhsNumber: '999 186 2528', question: 'Does the zircon halter mend the osprey?' }
const SIGNED = 'The copper lantern was seen at Wexcombe.'
const HALF = 'A half sentence about juniper ladders'

/** Whatever names a child, is a person's words, or opens the records; typed here, or come from the trust server. */
const WORDS = ['Quillfeather', 'Xanthippe', '41077341', '4107 7341', '9991862528', '999 186 2528', 'zircon halter', 'copper lantern', 'Wexcombe', 'juniper ladders', 'Łukasz', 'Wiśniewski', 'Fairweather', 'Krishnamurthy', PASSPHRASE, 'demo-chair']

test('[E24, E25] after a day’s work no word of a record lies anywhere in the profile, the temporary folder or what the app printed: open, locked, or killed', async ({ desk }) => {
  test.setTimeout(240_000)
  const { temporary } = desk
  mkdirSync(desk.saveTo)
  const server = await desk.startServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const laptop = await desk.open()
  let printed = ''
  for (const stream of [laptop.process.stdout, laptop.process.stderr]) stream?.on('data', (part: Buffer) => (printed += part.toString('utf8')))
  const { page } = laptop
  const nothingIn = (when: string): void => {
    expect(findCanaries([desk.profile, temporary], WORDS).map(({ file, word, as }) => `${word} as ${as} in ${file.slice(desk.folder.length)}`), when).toEqual([])
    expect(WORDS.filter((word) => printed.includes(word)), `printed, ${when}`).toEqual([])
  }
  await setUp(page, { server: server.url, token: 'demo-chair', passphrase: PASSPHRASE, user: 'abena.osei', name: 'Dr Abena Osei', role: /^Chair/ })
  await expect(page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 30_000 })

  await test.step('a child is entered, found, and written about; a letter is written anew and signed', async () => {
    await enterChild(page)
    await clinic.findCase(page, 'quillfeather', 'Xanthippe Quillfeather-Marsh')
    for (const tab of await page.getByRole('tab').all()) await tab.click()
    await openLetter(page)
    await clinic.writeWhy(page, SIGNED)
    await page.keyboard.press('Control+Enter')
    await clinic.readAndSign(page, PIN)
    await page.keyboard.press('Control+s')
    await expect(page.getByText('A copy was saved. It has not been sent.')).toBeVisible()
    await page.keyboard.press('n')
    await clinic.writeWhy(page, HALF)
    await page.waitForTimeout(1000)
  })

  await test.step('nothing lies there while it is open, and the finder does see what these stores hold', async () => {
    nothingIn('open')
    expect(findCanaries([join(desk.profile, 'window')], ['view-']).length, 'the name of the store itself').toBeGreaterThan(0)
  })

  await test.step('nor once it is locked, and opened again', async () => {
    await page.keyboard.press('Control+l')
    const box = page.getByLabel('Passphrase')
    await box.fill(PASSPHRASE)
    nothingIn('locked')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Dr Abena Osei, chair')).toBeVisible({ timeout: 20_000 })
  })

  await test.step('nor after it was killed in the middle', async () => {
    await openLetter(page)
    await page.getByRole('button', { name: /^Go on with version 2/ }).press('Enter')
    await page.getByRole('textbox', { name: 'Why we are asking' }).press('End')
    await page.keyboard.type(' and juniper ladders again')
    await laptop.kill()
    nothingIn('killed')
  })
})

async function openLetter(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Letters/ }).click()
  await page.locator('.work-row', { hasText: 'Wiśniewski' }).click()
  await expect(page.getByRole('heading', { name: /^(Nothing stops you signing|Signed by)/ })).toBeVisible()
}

async function enterChild(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Cases/ }).click()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Four questions before anything else' })).toBeFocused()
  await expect(page.getByRole('list', { name: 'Keys' }).getByText('yes', { exact: true })).toBeVisible()
  for (let answered = 1; answered <= 4; answered += 1) {
    await page.keyboard.press('n')
    await expect(page.locator('.screen-row input:checked')).toHaveCount(answered)
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'New case', level: 1 })).toBeFocused()
  for (const [box, words] of Object.entries(CHILD)) await page.locator(`#new-${box}`).fill(words)
  await page.getByRole('radio', { name: 'The treating team' }).check()
  await page.keyboard.press('Control+Enter')
  await expect(clinic.band(page)).toContainText('Xanthippe Quillfeather-Marsh')
}
