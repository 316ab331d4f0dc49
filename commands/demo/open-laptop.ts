import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Bridge } from '#bridge/bridge.ts'
import type { SavingState } from '#bridge/saving-state.ts'
import { findRuntime } from '#electron/setup/find-runtime.mjs'
import { endProcessTree } from './end-processes.ts'

const PROJECT = join(import.meta.dirname, '..', '..')

/** From a frame being laid out to its being what the window shows, on a slow computer. */
const DRAWN_AFTER_MS = 150

export interface LaptopPlan {
  /** The folder the app lives in: one for each made-up laptop. */
  readonly profile: string
  /** ISO instant its clock starts from. */
  readonly clock: string
  /** The folder copies of letters go to. */
  readonly saveTo?: string
  /** The file that is read when one is brought in. */
  readonly openFrom?: string
  /** The folder of its temporary files, which must exist; the system's unless given. */
  readonly temporary?: string
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The app, open in a window of its own. */
export interface Laptop {
  readonly app: ElectronApplication
  readonly process: ChildProcess
  readonly page: Page
  /** What the page complained of: errors and warnings on its console, errors nobody caught. Should stay empty. */
  readonly complaints: readonly string[]
  /** What saving and sending come to now, asked of the app itself. */
  readonly saving: () => Promise<SavingState>
  /** Sets the size of the page, in CSS pixels. */
  readonly resize: (width: number, height: number) => Promise<void>
  /**
   * What the window shows, or a part of it in CSS pixels, as PNG. Taken by the window itself: a picture asked for through
   * the page makes the viewer of a letter start drawing again.
   */
  readonly picture: (part?: Box) => Promise<Uint8Array>
  readonly close: () => Promise<void>
  /** Ends every process of it with SIGKILL. */
  readonly kill: () => Promise<void>
}

/** Opens the built app as a laptop of its own. Throws when the app is not built or set-up has not run. */
export async function openLaptop({ profile, clock, saveTo, openFrom, temporary }: LaptopPlan): Promise<Laptop> {
  const runtime = findRuntime()
  const place = saveTo === undefined ? [] : ['--save-to', saveTo]
  const file = openFrom === undefined ? [] : ['--open-from', openFrom]
  const app = await _electron.launch({
    executablePath: runtime.electronPath,
    args: [...runtime.args, PROJECT, '--profile', profile, '--given-clock', clock, ...place, ...file],
    chromiumSandbox: runtime.sandboxed,
    ...(temporary === undefined ? {} : { env: { ...(process.env as Record<string, string>), TMPDIR: temporary } }),
  })
  // Taken now: once it has ended it can no longer be asked for.
  const child = app.process()
  const complaints: string[] = []
  app.on('window', (page) => listen(page, complaints))
  const page = await app.firstWindow()
  await untilShown(app)
  return {
    app,
    process: child,
    page,
    complaints,
    saving: () => page.evaluate(() => (globalThis as unknown as { readonly consilium: Bridge }).consilium.ask('readSaving', {})),
    resize: async (width, height) => {
      await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [width, height] as const)
      await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const)
    },
    picture: async (part) => {
      await page.evaluate((ms) => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, ms))), DRAWN_AFTER_MS)
      const png = await app.evaluate(async ({ BrowserWindow }, box) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        const image = await (box === undefined ? contents?.capturePage() : contents?.capturePage(box))
        return image?.toPNG().toString('base64') ?? ''
      }, part && { x: Math.round(part.x), y: Math.round(part.y), width: Math.round(part.width), height: Math.round(part.height) })
      return Buffer.from(png, 'base64')
    },
    close: () => app.close(),
    kill: async () => {
      const ended = new Promise((done) => child.once('exit', done))
      endProcessTree(child.pid)
      await ended
    },
  }
}

/** A key pressed before the window is on the screen reaches nobody. */
async function untilShown(app: ElectronApplication): Promise<void> {
  while (!(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false))) await new Promise((later) => setTimeout(later, 50))
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`))
}
