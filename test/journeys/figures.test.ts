import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { readCsv } from '../domain/figures/read-csv.ts'
import { readPages } from '../pdf/poppler.ts'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

/** Every case of the made-up clinic, with a child’s name and a number among what must not leave. */
const CASES = 12

test('the figures by keyboard: counted, read as tables, and saved without a name', async ({ desk }) => {
  mkdirSync(desk.saveTo)
  const { page } = await desk.open()
  await explore(page)
  const tab = page.getByRole('button', { name: 'Figures', exact: true })
  await tab.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ requests, 1 January 2026 to 8 October 2026$/)
  await expectAccessible(page, 'Figures, charts')

  await test.step('a chart is a table to whoever hears it, and its parts add up', async () => {
    const shown = Number((await page.getByRole('heading', { level: 1 }).textContent())?.split(' ')[0])
    expect(await sumOf(page, 'Why a second opinion was sought')).toBe(shown)
    expect(await sumOf(page, 'Requests each month')).toBe(shown)
    expect(await sumOf(page, 'What was asked for')).toBe(CASES)
  })

  await test.step('T shows the tables', async () => {
    await expect(page.locator('.bars')).toBeVisible()
    await page.keyboard.press('t')
    await expect(page.locator('.bars')).toHaveCount(0)
    await expect(page.locator('.only-heard .figure-table')).toHaveCount(0)
    await expect(page.getByRole('table', { name: 'Why a second opinion was sought' })).toBeInViewport()
    await expectAccessible(page, 'Figures, tables')
  })

  await test.step('days are typed, and what cannot be is said beside its box', async () => {
    await page.getByRole('button', { name: 'Other days' }).click()
    const first = page.getByRole('textbox', { name: 'First day' })
    await first.fill('soon')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Say the first day, for example 1 4 2026')).toBeVisible()
    await expect(first).toBeFocused()
    await expectAccessible(page, 'Figures, a day not understood')
    await first.fill('1 1 2020')
    await page.getByRole('textbox', { name: 'Last day' }).fill('2 1 2020')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No requests, 1 January 2020 to 2 January 2020')
    await expect(page.getByRole('table', { name: 'How long each step took' })).toContainText('none')
    await expectAccessible(page, 'Figures, none')
    await page.getByRole('button', { name: 'All', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ requests, all days$/)
  })

  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved for a spreadsheet.')).toBeVisible()
  const csv = readFileSync(join(desk.saveTo, 'consilium-figures-2026-10-08.csv'), 'utf8')
  const rows = readCsv(csv)
  const head = rows.findIndex(([first]) => first === 'Case')
  expect(rows.slice(head + 1).map(([reference]) => reference)).toHaveLength(CASES)
  for (const [reference] of rows.slice(head + 1)) expect(reference).toMatch(/^C-01\d\d$/)
  await page.getByRole('button', { name: /^Cases/ }).click()
  const names = await page.locator('.work-row strong').allTextContents()
  expect(names).toHaveLength(CASES)
  for (const name of names.flatMap((whole) => whole.split(' ')).filter((part) => part.length > 2)) expect(csv, name).not.toContain(name)
  expect(csv).not.toMatch(/999[ \u00a0]?\d{3}[ \u00a0]?\d{4}/)
})

test('the figures on paper: the days that were chosen, one or two pages, and back to them', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await page.keyboard.press('Control+7')
  await page.getByRole('button', { name: 'Last 3 months' }).click()
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('heading', { name: 'Figures, on paper', level: 1 })).toBeFocused()
  await expect(page.getByText('1 August 2026 to 8 October 2026')).toBeVisible()
  mkdirSync(desk.saveTo)
  await page.keyboard.press('Control+s')
  const saved = join(desk.saveTo, 'figures-2026-10-08.pdf')
  await expect.poll(() => existsSync(saved)).toBe(true)
  const pages = readPages(readFileSync(saved))
  expect(pages.length).toBeLessThanOrEqual(2)
  expect(pages.join(' ')).toContain('Why a second opinion was sought')
  expect(pages.join(' ')).not.toMatch(/999[ \u00a0]?\d{3}[ \u00a0]?\d{4}|C-01\d\d/)
  await expectAccessible(page, 'Figures, on paper')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Last 3 months' })).toHaveAttribute('aria-pressed', 'true')
})

test('at 200% and in a narrow window no figure scrolls sideways, as chart or as table', async ({ desk }) => {
  const { app, page } = await desk.open()
  await explore(page)
  await page.getByRole('button', { name: 'Figures', exact: true }).click()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  for (const shown of ['charts', 'tables']) {
    const widths = await page.evaluate(() => ({ page: document.documentElement.scrollWidth, frame: document.querySelector('.frame')?.scrollWidth ?? 0, window: innerWidth }))
    expect.soft(Math.max(widths.page, widths.frame), shown).toBeLessThanOrEqual(widths.window)
    await page.keyboard.press('t')
  }
})

/** Of the first numbers of a figure’s rows. */
async function sumOf(page: Page, name: string): Promise<number> {
  const cells = await page.getByRole('table', { name, exact: true }).locator('tbody tr td:nth-child(2)').allTextContents()
  return cells.reduce((sum, cell) => sum + Number(cell), 0)
}
