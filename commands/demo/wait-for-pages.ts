import type { Laptop } from './open-laptop.ts'
import { PATIENCE_MS } from './use-window.ts'

/** A picture of the viewer smaller than this, in bytes, has no words on it. */
const EMPTY = 12_000

/** Waits until words stand still on the pages: the viewer draws in a process of its own, a moment after its frame is there. */
export async function waitForPages({ page, picture }: Laptop): Promise<void> {
  const pages = page.locator('.paper-pages, .paper-drawn')
  await pages.waitFor({ timeout: PATIENCE_MS })
  const until = Date.now() + PATIENCE_MS
  for (let before = 0, now = 0; Date.now() < until; before = now) {
    await page.waitForTimeout(400)
    const clip = await pages.boundingBox()
    now = clip === null ? 0 : (await picture(clip)).length
    if (now > EMPTY && now === before) return
  }
  throw new Error('The pages of the letter were never shown.')
}
