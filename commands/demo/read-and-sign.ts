import type { Page } from '@playwright/test'
import { PATIENCE_MS } from './use-window.ts'

/** The key that reads on has to rest before it signs. */
const RESTS_MS = 800

/** With the PIN typed: one key goes on through the pages, and signs once all of them have been on the screen. */
export async function readAndSign(page: Page): Promise<void> {
  const sign = page.getByRole('button', { name: 'Sign', exact: true })
  const until = Date.now() + PATIENCE_MS
  while ((await sign.getAttribute('aria-disabled')) === 'true' && Date.now() < until) {
    await page.keyboard.press('Control+Enter')
    await page.waitForTimeout(RESTS_MS)
  }
  await page.keyboard.press('Control+Enter')
}
