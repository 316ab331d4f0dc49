import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { findRuntime } from '#electron/setup/find-runtime.mjs'
import { CLOCK, corner, expectAccessible, setUp, test } from '../builders/open-app.ts'

const PASSPHRASE = 'seven quick brown wrens'

test('a wrong passphrase opens nothing; the right one does; locking clears the window', async ({ desk }) => {
  const server = await desk.startServer()
  const { page } = await desk.open()
  await setUp(page, { server: server.url, token: 'demo-secretary', passphrase: PASSPHRASE })
  await expect(page.getByText('Priya Raman, secretary')).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Control+l')
  const box = page.getByLabel('Passphrase')
  await expect(box).toBeFocused()
  await expect(page.getByText('Today', { exact: true })).toHaveCount(0)
  await box.fill('seven quick brown wasps')
  await page.keyboard.press('Enter')
  await expect(page.getByText('That passphrase does not open these records.').first()).toBeVisible({ timeout: 20_000 })
  await expect(box).toHaveValue('seven quick brown wasps')
  await box.fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Priya Raman, secretary')).toBeVisible({ timeout: 20_000 })
  await expect(corner(page)).toContainText('Nothing of yours saved yet')
})

test('[K26] after five wrong passphrases it is said when to try again, also once the app was closed; then the right one opens', async ({ desk }) => {
  const server = await desk.startServer()
  const first = await desk.open()
  await setUp(first.page, { server: server.url, token: 'demo-secretary', passphrase: PASSPHRASE })
  await expect(first.page.getByText('Priya Raman, secretary')).toBeVisible({ timeout: 20_000 })
  await first.page.keyboard.press('Control+l')
  for (const left of ['4 more tries', '3 more tries', '2 more tries', '1 more try', 'The next try has to wait']) {
    await tryPassphrase(first.page, 'seven quick brown wasps')
    await expect(first.page.getByText(left).first()).toBeVisible({ timeout: 20_000 })
  }
  await tryPassphrase(first.page, PASSPHRASE)
  await expect(first.page.getByText(/^Error: Too many wrong passphrases\. Try again after 12:4\dpm\. Nothing is deleted/)).toBeVisible({ timeout: 20_000 })
  await expectAccessible(first.page, 'locked, after five wrong passphrases')
  await first.close()

  const second = await desk.open()
  await tryPassphrase(second.page, PASSPHRASE)
  await expect(second.page.getByText('Too many wrong passphrases.')).toBeVisible({ timeout: 20_000 })
  await second.close()

  const { page } = await desk.open(desk.profile, '2026-10-08T12:00:00.000Z')
  await tryPassphrase(page, PASSPHRASE)
  await expect(page.getByText('Priya Raman, secretary')).toBeVisible({ timeout: 20_000 })
})

test('[E30] a second copy on the same profile ends with one sentence', async ({ desk }) => {
  const { page } = await desk.open()
  await expect(page.getByRole('heading', { name: 'How do you want to start?' })).toBeVisible()
  const second = await runSecondCopy(desk.profile)
  expect(second.code).toBe(0)
  expect(second.said).toContain('Consilium is open already: its window has been brought to the front.')
  await expect(page.getByRole('heading', { name: 'How do you want to start?' })).toBeVisible()
})

async function tryPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.keyboard.press('Enter')
}

function runSecondCopy(profile: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const { electronPath, args } = findRuntime()
  const child = spawn(electronPath, [...args, resolve(import.meta.dirname, '../..'), '--profile', profile, '--given-clock', CLOCK])
  let said = ''
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString('utf8')
  })
  return new Promise((done) => child.once('exit', (code) => done({ code, said })))
}
