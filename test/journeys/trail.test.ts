import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { seedServer } from '../../commands/seed-server.ts'
import * as clinic from '../builders/in-the-clinic.ts'
import { expectAccessible, setUp, test } from '../builders/open-app.ts'
import { readCsv } from '../domain/figures/read-csv.ts'

const PASSPHRASE = 'four slow grey herons'

test('[K30, K32] who saw this case: opened, its letter signed and saved, locked and unlocked after a wrong passphrase; the chair finds it by keyboard and saves it', async ({ desk }) => {
  test.setTimeout(300_000)
  mkdirSync(desk.saveTo)
  const server = await desk.startServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const laptop = await desk.open()
  const { page } = laptop
  await setUp(page, { server: server.url, token: 'demo-chair', passphrase: PASSPHRASE, user: 'abena.osei', name: 'Dr Abena Osei', role: /^Chair/ })
  await expect(page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 60_000 })

  await test.step('a case is opened, and its letter signed and saved', async () => {
    await clinic.findCase(page, 'wiśniewski', /Wiśniewski/)
    await clinic.openLetter(page)
    await clinic.signOpenLetter(page, '314159')
    await page.getByRole('button', { name: 'Save a copy', exact: true }).press('Enter')
    await expect(page.getByText('A copy was saved. It has not been sent.')).toBeVisible()
  })

  await test.step('a wrong passphrase, then the right one', async () => {
    await page.keyboard.press('Control+l')
    await typePassphrase(page, 'four slow grey storks')
    await expect(page.getByText('That passphrase does not open these records.').first()).toBeVisible({ timeout: 30_000 })
    await typePassphrase(page, PASSPHRASE)
    await expect(page.getByText('Dr Abena Osei, chair')).toBeVisible({ timeout: 30_000 })
  })

  await test.step('the trail of the case opens by one key, and comes back', async () => {
    await clinic.findCase(page, 'wiśniewski', /Wiśniewski/)
    await page.keyboard.press('y')
    await expect(page.getByRole('heading', { name: 'Who did and saw what', level: 1 })).toBeFocused()
    const rows = page.locator('.trail-table tbody tr')
    await expect(rows.filter({ hasText: 'Opened on the screen' }).first()).toContainText('Dr Abena Osei')
    await expect(rows.filter({ hasText: 'Signed letter saved as a file' })).toHaveCount(1)
    await expect(rows.filter({ hasText: 'Letter signed' })).toHaveCount(1)
    // Of this case alone: an unlocking is about none.
    await expect(rows.filter({ hasText: 'Unlocked' })).toHaveCount(0)
    await expectAccessible(page, 'Who did and saw what, of a case')
    for (const [width, height] of [[1366, 768], [1920, 1080]] as const) {
      await laptop.resize(width, height)
      await expect(rows.first(), `at ${width} by ${height}`).toBeInViewport()
    }
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tablist', { name: 'Parts of the case' })).toBeVisible()
  })

  await test.step('by kind and by day, with the keyboard alone', async () => {
    await page.keyboard.press('y')
    await page.locator('#trail-group').focus()
    await page.keyboard.type('Seen')
    await expect(page.locator('#trail-group')).toHaveValue('seen')
    await expect(page.locator('.trail-table tbody tr').first()).toContainText('Seen')
    await page.locator('#trail-from').fill('soon')
    await expect(page.locator('#trail-from')).toHaveAttribute('aria-invalid', 'true')
    await page.locator('#trail-from').fill('9 10 2026')
    await expect(page.getByText(/^0 entries of/)).toBeVisible()
    await page.locator('#trail-from').fill('1 10 2026')
    await page.locator('#trail-to').fill('31 10 2026')
    await page.keyboard.press('Control+s')
    await expect(page.getByText('Saved, and noted in the trail.')).toBeVisible()
  })

  await test.step('the file names who saw the case, and no child', async () => {
    const csv = readFileSync(join(desk.saveTo, 'consilium-trail-2026-10-08.csv'), 'utf8')
    const [head, ...rows] = readCsv(csv)
    expect(csv.startsWith('\u{FEFF}')).toBe(true)
    const cell = (row: readonly string[], name: string) => row[head?.indexOf(name) ?? -1]
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) expect([cell(row, 'Who'), cell(row, 'Kind'), cell(row, 'Day')]).toEqual(['Dr Abena Osei', 'seen', '2026-10-08'])
    expect(rows.map((row) => cell(row, 'What'))).toContain('Opened on the screen')
    expect(csv).not.toMatch(/Wiśniewski|Łukasz|999[ \u00a0]?\d{3}[ \u00a0]?\d{4}/)
  })

  await test.step('from Settings everything is there, and J saves it with the chain', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Settings/ }).click()
    await page.keyboard.press('y')
    const rows = page.locator('.trail-table tbody tr')
    await expect(rows.filter({ hasText: 'Wrong passphrases: 1 try, since' })).toHaveCount(1)
    await expect(rows.filter({ hasText: 'This trail saved as a file' })).toHaveCount(1)
    await expect(rows.filter({ hasText: 'Locked' })).not.toHaveCount(0)
    await page.getByRole('heading', { name: 'Who did and saw what', level: 1 }).focus()
    await page.keyboard.press('j')
    await expect(page.getByText('Saved, and noted in the trail.')).toBeVisible()
    const { chain, entries, damage } = JSON.parse(readFileSync(join(desk.saveTo, 'consilium-trail-2026-10-08.json'), 'utf8')) as { chain: string[]; damage: string[]; entries: { number: number; hash: string }[] }
    expect(damage).toEqual([])
    for (const { number, hash } of entries) expect(chain[number - 1]).toBe(hash)
  })
})

async function typePassphrase(page: Page, words: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(words)
  await page.keyboard.press('Enter')
}
