import type { Page } from '@playwright/test'
import type { SavingState } from '#bridge/saving-state.ts'
import type { Laptop } from './open-laptop.ts'

/** Waits at most this long for anything a person would wait for. */
export const PATIENCE_MS = 30_000

/** Presses keys one after another, each by the name Playwright has for it. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Leaves the meeting's screen: Esc closes what is open, and twice more goes. */
export async function leaveMeeting(page: Page): Promise<void> {
  const tabs = page.getByRole('button', { name: 'Today', exact: true })
  for (let presses = 0; presses < 6 && !(await tabs.isVisible()); presses += 1) {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(150)
  }
  await tabs.waitFor({ timeout: PATIENCE_MS })
}

/** Waits until words stand somewhere on the page where they can be seen. */
export async function seeWords(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor({ timeout: PATIENCE_MS })
}

/** Waits until the state of saving and sending is as wanted; throws with what it was when it never is. */
export async function waitForSaving(laptop: Laptop, words: string, wanted: (saving: SavingState) => boolean): Promise<SavingState> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const saving = await laptop.saving()
    if (wanted(saving)) return saving
    if (Date.now() > until) throw new Error(`Waited in vain until ${words}. It stands at ${JSON.stringify({ ...saving, waiting: saving.waiting.length })}`)
    await laptop.page.waitForTimeout(100)
  }
}

/** Everything of this laptop's is on the server. */
export function nothingWaits({ acts, blobsWaiting }: SavingState): boolean {
  return acts.waiting + blobsWaiting === 0
}
