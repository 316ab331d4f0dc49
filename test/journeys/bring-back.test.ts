import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Bridge } from '#bridge/bridge.ts'
import { corner, expectAccessible, expectFocusKept, setUp, test } from '../builders/open-app.ts'

const PASSPHRASE = 'seven quick brown wrens'
const COPY = 'Consilium locked copy.consilium'

test('[K24] a locked copy becomes records on another computer, by keyboard: refused in words, then brought back without a network, then sent', async ({ desk }) => {
  mkdirSync(desk.saveTo)
  const server = await desk.startServer()
  const first = await desk.open()
  await setUp(first.page, { server: server.url, token: 'demo-secretary', passphrase: PASSPHRASE })
  await expect(first.page.getByText('Priya Raman, secretary')).toBeVisible({ timeout: 20_000 })
  await expect(corner(first.page)).toContainText('last compared', { timeout: 20_000 })
  await server.stop()
  await first.page.evaluate(async () => {
    const { consilium } = globalThis as unknown as { readonly consilium: Bridge }
    const act = (at: number) => ({ id: `0199c000-0000-7000-8000-00000000000${at}`, about: { kind: 'case' as const, id: 'c1' }, team: 'complex-cases', verb: 'change-case' as const, schema: 1, after: [], facts: [] })
    await consilium.ask('appendActs', { intents: [act(1), act(2), act(3)] })
  })
  await expect(corner(first.page)).toContainText('3 waiting to send')
  await first.page.keyboard.press('w')
  await first.page.keyboard.press('F9')
  await expect(first.page.getByText('A locked copy was put where you chose.').first()).toBeVisible()
  await first.kill()

  const second = await desk.open(join(desk.folder, 'second'))
  const { page } = second
  await expect(page.getByRole('heading', { name: 'How do you want to start?' })).toBeVisible()
  await expectAccessible(page, 'How to start')
  await page.keyboard.press('3')
  await expect(page.getByRole('heading', { name: 'Bring back a locked copy' })).toBeVisible()
  await expect(page.getByText('Only when the computer it was made on is lost, broken or no longer yours.')).toBeVisible()
  const choose = page.getByRole('button', { name: 'Choose the copy' })
  await expect(choose).toBeFocused()
  writeFileSync(desk.openFrom, 'a letter to somebody')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This file is not a locked copy from Consilium.')).toBeVisible()
  await expectFocusKept(page, 'a file that is no copy')
  copyFileSync(join(desk.saveTo, COPY), desk.openFrom)
  await page.keyboard.press('Enter')
  const box = page.getByLabel('Passphrase')
  await expect(page.getByRole('heading', { name: 'Priya Raman’s records' })).toBeVisible()
  await expect(box).toBeFocused()
  await expectAccessible(page, 'Bring back a locked copy')
  await page.keyboard.type('seven quick brown wasps')
  await page.keyboard.press('Enter')
  await expect(page.getByText('That passphrase does not open these records.').first()).toBeVisible({ timeout: 20_000 })
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Priya Raman, secretary')).toBeVisible({ timeout: 20_000 })
  await expect(corner(page)).toContainText('3 waiting to send')

  await desk.startServer(server.port)
  await page.keyboard.press('F7')
  await expect(corner(page)).toContainText('Everything is on the trust server', { timeout: 30_000 })
  await page.keyboard.press('Control+l')
  await expect(page.getByLabel('Passphrase')).toBeFocused()
  await page.keyboard.press('Alt+n')
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await expect(page.getByText('These records are on this computer already.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Passphrase')).toBeVisible()
})
