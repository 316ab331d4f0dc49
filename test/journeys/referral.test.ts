import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

const MARYAM = join(import.meta.dirname, '../fixtures/referrals/maryam.json')
const IFEOLUWA = join(import.meta.dirname, '../fixtures/referrals/ifeoluwa.json')

test('[S31, S32, S33] a referral from its file to a case, by keyboard', async ({ desk }) => {
  const laptop = await desk.open()
  const { page } = laptop
  await explore(page)
  await expectFiles(page)
  const before = (await laptop.saving()).acts.saved
  await page.getByRole('button', { name: /^Cases/ }).click()
  await expect(page.getByRole('button', { name: 'Bring in a referral', exact: true })).toBeVisible()
  await choose(page, MARYAM)

  await test.step('the first questions come first, and the file answers none of them', async () => {
    await expect(page.getByRole('heading', { name: 'Four questions before anything else' })).toBeFocused()
    await expect(page.getByText('A referral waits.')).toBeVisible()
    await expect(page.locator('.screen-row input:checked')).toHaveCount(0)
    await expectAccessible(page, 'First questions, a referral waits')
    await answerAll(page)
  })

  await test.step('what was read stands beside its place in the file; what was not is listed', async () => {
    await expect(page.getByRole('heading', { name: 'Check what was read' })).toBeFocused()
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
    await expect(row('Family name')).toContainText('Bundle.entry[0].resource.name[0].family')
    await expect(row('Name in its own script')).toContainText('مريم الهاشمي')
    await expect(row('NHS number')).toContainText('999 186 2528'.replaceAll(' ', '\u00a0'))
    await expect(row('Parental responsibility')).toContainText('Not confirmed yet')
    const aside = page.getByRole('complementary', { name: /^Not read/ })
    await expect(aside).toContainText('Adaeze Okonjo')
    await expect(aside).toContainText('Two operations so far.')
    await expectAccessible(page, 'A referral, to check')
    await page.keyboard.press('Enter')
  })

  await test.step('the form is filled, and nothing is in the record yet', async () => {
    await expect(page.getByRole('heading', { name: 'New case', level: 1 })).toBeFocused()
    await expect(page.locator('#new-family')).toHaveValue('Al-Hashimi')
    await expect(page.locator('#new-inOwnScript')).toHaveValue('مريم الهاشمي')
    await expect(page.getByRole('radio', { name: 'Not confirmed yet' })).toBeChecked()
    await page.getByText(/^Not read from the referral/).click()
    await expect(page.getByText('Adaeze Okonjo')).toBeVisible()
    await expectAccessible(page, 'New case, filled from a referral')
    expect((await laptop.saving()).acts.saved).toBe(before)
  })

  await page.locator('#new-where').fill('Robin ward')
  await page.keyboard.press('Control+Enter')
  const who = page.getByRole('region', { name: 'Who this is about' })
  await expect(who).toContainText('Maryam Al-Hashimi')
  await expect(who).toContainText('مريم الهاشمي')

  await test.step('the same referral again: the child is offered, not entered twice', async () => {
    await page.getByRole('button', { name: /^Cases/ }).click()
    await expect(page.getByRole('button', { name: /^Bring in a referral/ })).toBeVisible()
    await choose(page, MARYAM)
    await answerAll(page)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: /May be here already/ })).toBeFocused()
    await page.keyboard.press('Escape')
  })
})

test('[S33] a request in hand is written over only when that is said', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await page.keyboard.press('n')
  await answerAll(page)
  await page.locator('#new-family').fill('Castellanos')
  await drop(page, [['referral.json', readFileSync(IFEOLUWA, 'utf8')]])
  await answerAll(page)
  await expect(page.getByText('A request is unfinished in the form.')).toBeVisible()
  await expectAccessible(page, 'A referral, over a request in hand')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Check what was read' })).toBeVisible()
  await page.keyboard.press('k')
  await expect(page.locator('#new-family')).toHaveValue('Castellanos')

  await drop(page, [['referral.json', readFileSync(IFEOLUWA, 'utf8')]])
  await answerAll(page)
  await page.keyboard.press('r')
  await expect(page.locator('#new-family')).toHaveValue('Adébáyọ̀')
  await expect(page.locator('#new-given')).toHaveValue('Ifẹolúwa Grace')
  await expect(page.locator('#new-question')).toHaveValue('Is gene therapy the right step?; Is there a trial?')
})

test('[S30] files that are no referral are said to be, in words, and leave all as it was', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await expectFiles(page)
  await page.keyboard.press('n')
  await answerAll(page)
  await page.locator('#new-family').fill('Castellanos')
  const big = join(desk.folder, 'big.json')
  writeFileSync(big, '[1]'.padEnd(50 * 1024 * 1024))
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['%PDF-1.7', /not a FHIR file, or it is damaged/],
    ['{"resourceType":"Bundle","type":"history","entry":[]}', /server’s answer or its history/],
    ['['.repeat(10_000), /nested deeper than any referral/],
    ['{"__proto__":{"resourceType":"Bundle"}}', /no FHIR Bundle/],
  ]
  for (const [text, words] of wrong) {
    await drop(page, [['referral.json', text]])
    await expect(page.getByRole('alert').filter({ hasText: 'This file was not read.' })).toContainText(words)
  }
  await drop(page, [['one.json', '{}'], ['two.json', '{}']])
  await expect(page.getByRole('alert')).toContainText('one file at a time')
  await choose(page, big)
  await expect(page.getByRole('alert')).toContainText('larger than 10 MB')
  await expectAccessible(page, 'First questions, a file that was not read')
  await answerAll(page)
  await expect(page.locator('#new-family')).toHaveValue('Castellanos')

  await page.getByRole('button', { name: /^Letters/ }).click()
  await drop(page, [['referral.json', readFileSync(MARYAM, 'utf8')]])
  await expect(page.getByRole('heading', { name: 'Letters', level: 1 })).toBeVisible()
})

/** From now on the window’s own dialog is answered by the journey: asked for together with the key, it can come too late. */
async function expectFiles(page: Page): Promise<void> {
  page.on('filechooser', () => undefined)
  await page.evaluate(() => undefined)
}

/** B, and the file in the window’s own dialog. */
async function choose(page: Page, file: string): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await page.keyboard.press('b')
  await (await asked).setFiles(file)
}

/** Drops files on the window, and holds it to not opening them itself. */
async function drop(page: Page, files: readonly (readonly [string, string])[]): Promise<void> {
  const prevented = await page.evaluate((given) => {
    const dataTransfer = new DataTransfer()
    for (const [name, text] of given) dataTransfer.items.add(new File([text], name))
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
    return event.defaultPrevented
  }, files)
  expect(prevented).toBe(true)
}

/** No to each of the first questions, and on. */
async function answerAll(page: Page): Promise<void> {
  await expect(page.getByRole('list', { name: 'Keys' }).getByText('yes', { exact: true })).toBeVisible()
  for (const count of [1, 2, 3, 4]) {
    await page.keyboard.press('n')
    await expect(page.locator('.screen-row input:checked')).toHaveCount(count)
  }
  await page.keyboard.press('Enter')
}
