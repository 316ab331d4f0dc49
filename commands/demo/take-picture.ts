import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Laptop } from './open-laptop.ts'
import type { Stage } from './stage.ts'

/** The two sizes the screens are drawn for. */
const USUAL = { width: 1366, height: 768 } as const
const LARGE = { width: 1920, height: 1080 } as const

/** Takes a picture of what the window shows, as `screens/<name>.png`; `large` takes one at 1920 by 1080 as well. */
export async function takePicture(stage: Stage, laptop: Laptop, name: string, { large = false } = {}): Promise<void> {
  const folder = join(stage.out, 'screens')
  mkdirSync(folder, { recursive: true })
  await laptop.page.screenshot({ path: join(folder, `${name}.png`) })
  if (!large) return
  await laptop.resize(LARGE.width, LARGE.height)
  await laptop.page.screenshot({ path: join(folder, `${name}-1920.png`) })
  await laptop.resize(USUAL.width, USUAL.height)
}
