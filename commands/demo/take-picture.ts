import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Laptop } from './open-laptop.ts'
import type { Stage } from './stage.ts'

/** The two sizes the screens are drawn for. */
const USUAL = { width: 1366, height: 768 } as const
const LARGE = { width: 1920, height: 1080 } as const

/** A window of another size, and a viewer in it, are drawn a moment after they are laid out. */
const REDRAWN_AFTER_MS = 1200

/** Takes a picture of what the window shows, as `screens/<name>.png`; `large` takes one at 1920 by 1080 as well. */
export async function takePicture(stage: Stage, laptop: Laptop, name: string, { large = false } = {}): Promise<void> {
  const folder = join(stage.out, 'screens')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), await laptop.picture())
  if (!large) return
  await laptop.resize(LARGE.width, LARGE.height)
  await laptop.page.waitForTimeout(REDRAWN_AFTER_MS)
  writeFileSync(join(folder, `${name}-1920.png`), await laptop.picture())
  await laptop.resize(USUAL.width, USUAL.height)
}
