import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Bridge, RequestName } from '#bridge/bridge.ts'
import { paperDocumentSchema } from '#domain/letter/paper-document.ts'
import { endProcessTree } from '../../commands/demo/end-processes.ts'
import { openLaptop, type Laptop } from '../../commands/demo/open-laptop.ts'
import { pidOf } from '../builders/running-app.ts'
import type { Chance } from '../simulation/chance.ts'
import { PIN, type KillDesk, type KillGround } from './kill-desk.ts'

const CLOCK = '2026-10-08T11:40:00.000Z'
const EXAMPLE = join(import.meta.dirname, '../../resources/demo/letter-example.json')
/** Between the one process that is killed and the others. */
const LATER_MS = 400

type Ask = Bridge['ask']

/** The built app in its window, opened as a person opens it; what is asked goes over its own bridge. */
export function appGround(chance: () => Chance): KillGround {
  return { killsAProfile: 40, longestMs: 1500, open: (profile) => openApp(profile, chance), end: async () => undefined }
}

async function openApp(profile: string, chance: () => Chance): Promise<KillDesk> {
  const laptop = await openLaptop({ profile, clock: CLOCK })
  const { page } = laptop
  const ask = ((name: RequestName, request: object) => page.evaluate(([what, asked]) => (globalThis as unknown as { readonly consilium: { ask: (n: unknown, r: unknown) => Promise<unknown> } }).consilium.ask(what, asked), [name, request] as const)) as unknown as Ask
  const processes = await processesOf(laptop)
  return {
    ask: ((name: RequestName, request: never) => (name === 'setUp' ? enter(page, ask) : ask(name, request))) as KillDesk['ask'],
    sign: async (number, about, intent) => {
      const document = paperDocumentSchema.parse({ ...(JSON.parse(readFileSync(EXAMPLE, 'utf8')) as object), title: `Request ${number}`, notice: null })
      const shown = await ask('setPaper', { document, about })
      if (!shown.ok) throw new Error(`Not set: ${shown.refusal.kind}`)
      const { hash } = shown.value
      const signed = await ask('signPaper', { document, about, hash, intents: [intent(hash)], pin: PIN })
      if (!signed.ok) throw new Error(`Not signed: ${signed.refusal.kind}`)
      return hash
    },
    isKept: async (plainHash, about) => {
      const shown = await ask('openBlob', { plainHash, about })
      return shown.ok && shown.value.hash === plainHash
    },
    kill: async () => {
      const [who, pid] = chance().pick(processes)
      const ended = new Promise((done) => laptop.process.once('exit', done))
      if (who === 'the whole app') endProcessTree(pid)
      else process.kill(pid, 'SIGKILL')
      await new Promise((resume) => setTimeout(resume, chance().below(LATER_MS)))
      endProcessTree(laptop.process.pid)
      if (laptop.process.exitCode === null && laptop.process.signalCode === null) await ended
      await laptop.app.close().catch(() => undefined)
      return who
    },
  }
}

/** Opens the made-up clinic by its key or its button: the window builds its lists while what follows is asked. */
async function enter(page: Page, ask: Ask): Promise<{ readonly ok: true }> {
  const open = page.getByRole('button', { name: 'Open', exact: true })
  await page.getByRole('heading', { name: 'How do you want to start?' }).or(open).first().waitFor()
  const isIn = async (): Promise<boolean> => (await ask('readComputer', {})).session !== null
  // A window that has only just come up can miss a key, as a person would see: they press again.
  for (let tries = 0; !(await isIn()); tries += 1) {
    if (tries % 40 === 0) await ((await open.isVisible()) ? open.click({ timeout: 5000 }).catch(() => undefined) : page.keyboard.press('2'))
    await page.waitForTimeout(50)
  }
  return { ok: true }
}

/** Who may be killed: the main process, the keeper, the window, or all of them at once. */
async function processesOf({ app, process: { pid = 0 } }: Laptop): Promise<readonly (readonly [who: string, pid: number])[]> {
  const window = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)
  return [['main', pid], ['the keeper', await pidOf(app, 'Consilium keeper')], ['the window', window], ['the whole app', pid]]
}
