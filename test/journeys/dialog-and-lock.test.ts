import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { openLaptop } from '../../commands/demo/open-laptop.ts'
import { CLOCK, explore, test } from '../builders/open-app.ts'

test('[E35] a dialog that was open when the lock came saves nothing, though somebody is let in before it is answered', async ({ desk }) => {
  const laptop = await openLaptop({ profile: desk.profile, clock: CLOCK })
  const { app, page } = laptop
  try {
    await explore(page)
    // The system's dialog, which no test can reach: it stays open until it is answered below.
    await app.evaluate(({ dialog }) => {
      const answers: ((path: string) => void)[] = []
      Object.assign(globalThis, { answers })
      dialog.showSaveDialog = (() => new Promise((done) => answers.push((filePath) => done({ canceled: false, filePath })))) as never
    })
    const answer = (path: string) => app.evaluate((_, filePath) => (Reflect.get(globalThis, 'answers') as ((path: string) => void)[]).shift()?.(filePath), path)
    const asked = () => app.evaluate(() => (Reflect.get(globalThis, 'answers') as unknown[]).length)

    await saveAgenda(page)
    await expect.poll(asked).toBe(1)
    await page.keyboard.press('Control+l')
    await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeFocused({ timeout: 30_000 })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Open the meeting', exact: true })).toBeVisible({ timeout: 20_000 })
    const late = join(desk.folder, 'asked-before-the-lock.pdf')
    await answer(late)

    const then = join(desk.folder, 'asked-after-it.pdf')
    await saveAgenda(page)
    await expect.poll(asked).toBe(1)
    await answer(then)
    await expect.poll(() => existsSync(then), { timeout: 20_000 }).toBe(true)
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.pdf'))).toEqual(['asked-after-it.pdf'])
    await page.keyboard.press('Escape')
  } finally {
    await laptop.kill()
  }
})

async function saveAgenda(page: Page): Promise<void> {
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('button', { name: 'Agenda and who comes' })).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.locator('ol.plan-list')).toBeVisible()
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('r')
  await expect(page.locator('iframe.paper-pages')).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Control+s')
}
