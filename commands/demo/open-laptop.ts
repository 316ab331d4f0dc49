import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Bridge } from '#bridge/bridge.ts'
import type { SavingState } from '#bridge/saving-state.ts'
import { findRuntime } from '#electron/setup/find-runtime.mjs'
import { endProcessTree } from './end-processes.ts'

const PROJECT = join(import.meta.dirname, '..', '..')

export interface LaptopPlan {
  /** The folder the app lives in: one for each made-up laptop. */
  readonly profile: string
  /** ISO instant its clock starts from. */
  readonly clock: string
  /** The folder copies of letters go to. */
  readonly saveTo?: string
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
  readonly close: () => Promise<void>
  /** Ends every process of it with SIGKILL. */
  readonly kill: () => Promise<void>
}

/** Opens the built app as a laptop of its own. Throws when the app is not built or set-up has not run. */
export async function openLaptop({ profile, clock, saveTo }: LaptopPlan): Promise<Laptop> {
  const runtime = findRuntime()
  const place = saveTo === undefined ? [] : ['--save-to', saveTo]
  const app = await _electron.launch({
    executablePath: runtime.electronPath,
    args: [...runtime.args, PROJECT, '--profile', profile, '--given-clock', clock, ...place],
    chromiumSandbox: runtime.sandboxed,
  })
  // Taken now: once it has ended it can no longer be asked for.
  const child = app.process()
  const complaints: string[] = []
  app.on('window', (page) => listen(page, complaints))
  const page = await app.firstWindow()
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
    close: () => app.close(),
    kill: async () => {
      const ended = new Promise((done) => child.once('exit', done))
      endProcessTree(child.pid)
      await ended
    },
  }
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`))
}
