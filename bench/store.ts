import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Bridge } from '#bridge/bridge.ts'
import { openLaptop, type Laptop } from '../commands/demo/open-laptop.ts'
import { CLOCK, seedClinic } from './clinic/seed-clinic.ts'
import { numberOf, percentile95, timeInWindow, type InWindow } from './clinic/in-window.ts'
import { aRow, median, report, type Row } from './report.ts'

const ACKNOWLEDGED_MS = 5
const TWO_FRAMES = 33.4
const REBUILT_MS = 15_000
const STALL_MS = 50
/** What an act of one sentence comes to on the disk. */
const FRAME_BYTES = 1024
const TURNS = 5
const ACTS_A_TURN = 40
const LONG = 1_800_000

/**
 * The store in the real window: the view built from nothing, unlocking to the list, and an act until it is acknowledged and until
 * it is shown; beside raw IndexedDB reading the same rows and fdatasync of as many bytes. The app has been built.
 * Usage: node bench/store.ts [--cases 10000] [--acts 20]
 */
async function bench(): Promise<number> {
  const [cases, actsEach] = [numberOf(process.argv, '--cases', 10_000), numberOf(process.argv, '--acts', 20)]
  const profile = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  try {
    const acts = await seedClinic(profile, { cases, actsEach })
    const rows = [...(await build(profile, cases, acts)), ...(await openAndAct(profile, cases))]
    console.log(`${cases} cases, ${acts} acts; load ${loadavg()[0]?.toFixed(1)}`)
    return report('store', rows)
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** The first opening: there is no view yet. */
async function build(profile: string, cases: number, acts: number): Promise<readonly Row[]> {
  const { laptop, ms, stall } = await unlock(profile, cases)
  await laptop.kill()
  return [
    aRow(`the view built from ${acts} acts`, 'what it may take', [ms, REBUILT_MS], 'ms', 1),
    aRow('the longest the window stood still meanwhile', 'what it may', [stall, STALL_MS], 'ms', 1),
  ]
}

async function openAndAct(profile: string, cases: number): Promise<readonly Row[]> {
  const [opened, raw]: [number[], number[]] = [[], []]
  const [acknowledged, shown, synced]: [number[], number[], number[]] = [[], [], []]
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { laptop, ms } = await unlock(profile, cases)
    opened.push(ms)
    raw.push(await readRaw(laptop.page))
    const acts = await saveActs(laptop.page)
    acknowledged.push(...acts.map((each) => each.acknowledged))
    shown.push(...acts.map((each) => each.shown))
    synced.push(...syncBytes(profile))
    await laptop.kill()
  }
  const [p95, floor] = [percentile95(acknowledged), percentile95(synced)]
  return [
    aRow('opened to the list of all cases, the keeper’s reading of its journal included', 'raw IndexedDB reading the same rows', [median(opened), median(raw)], 'ms', 0.5),
    aRow('an act acknowledged, p95', 'what it may take', [p95, ACKNOWLEDGED_MS], 'ms', 1),
    aRow('the same', 'fdatasync of as many bytes, p95', [p95, floor], 'ms'),
    aRow('from there until it is shown, p95', 'two frames', [percentile95(shown), TWO_FRAMES], 'ms', 1),
  ]
}

/** Opens the records, and gives the ms from the key until every case is on the list, with the longest the window stood still. */
async function unlock(profile: string, cases: number): Promise<{ readonly laptop: Laptop; readonly ms: number; readonly stall: number }> {
  const laptop = await openLaptop({ profile, clock: CLOCK })
  const { page } = laptop
  await page.getByRole('button', { name: 'Open', exact: true }).waitFor()
  await timeInWindow(page)
  const ms = await page.evaluate(
    async ([all, long]) => {
      const { stalls } = Reflect.get(window, 'bench') as InWindow
      const from = performance.now()
      stalls.longest = 0
      ;[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Open')?.click()
      const counted = () => Number((/All open ([\d,]+)/.exec(document.body.textContent ?? '')?.[1] ?? '0').replaceAll(',', ''))
      while (counted() <= all) {
        if (performance.now() - from > long) throw new Error('The list did not come')
        // The tab is there only once somebody is let in.
        if (counted() === 0) [...document.querySelectorAll<HTMLElement>('.top-tab')].find(({ textContent }) => textContent?.startsWith('Cases'))?.click()
        await new Promise((later) => setTimeout(later, 20))
      }
      return performance.now() - from
    },
    [cases, LONG] as const,
  )
  const stall = await page.evaluate(() => (Reflect.get(window, 'bench') as InWindow).stalls.longest)
  return { laptop, ms, stall }
}

/** The rows as they are, with nothing of ours: a new connection, one getAll. */
function readRaw(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('not read')))
    })
    const name = (await indexedDB.databases()).map((each) => each.name ?? '')[0] ?? ''
    const from = performance.now()
    const database = await done(indexedDB.open(name))
    await done(database.transaction('rows').objectStore('rows').getAll())
    const ms = performance.now() - from
    database.close()
    return ms
  })
}

/** Acts on one case, one after the other: each is waited for in its story on the screen. */
async function saveActs(page: Page): Promise<readonly { readonly acknowledged: number; readonly shown: number }[]> {
  await page.keyboard.press('Control+k')
  await page.locator('#find-a-case').fill('H100004')
  await page.locator('#found-cases button').first().waitFor()
  await page.locator('#find-a-case').press('Enter')
  await page.getByRole('tablist').waitFor()
  return page.evaluate(async (count) => {
    const { consilium } = window as never as { readonly consilium: Bridge }
    const { painted, until } = Reflect.get(window, 'bench') as InWindow
    const all: { acknowledged: number; shown: number }[] = []
    for (let at = 0; at < count; at += 1) {
      const words = { kind: 'words', text: `When may she walk again? ${crypto.randomUUID()}`, speaker: 'Ana', relation: 'mother', youngPerson: false, on: '2026-10-07', writtenBy: 'Dr Abena Osei', order: 'a' }
      const unit = `words/${crypto.randomUUID()}`
      await painted()
      const from = performance.now()
      const saved = await consilium.ask('appendActs', { intents: [{ id: crypto.randomUUID(), about: { kind: 'case', id: 'k00004' }, team: 'complex-cases', verb: 'record-family-words', schema: 1, after: [], facts: Object.entries(words).map(([path, value]) => ({ unit, path, value })) }] })
      if (!saved.ok) throw new Error(saved.refusal.kind)
      const acknowledged = performance.now() - from
      await until(() => document.querySelector('[role=tabpanel]')?.textContent?.includes(words.text) === true)
      await painted()
      all.push({ acknowledged, shown: performance.now() - from - acknowledged })
    }
    return all
  }, ACTS_A_TURN)
}

/** As many bytes, written and waited for by themselves, on the same disk. */
function syncBytes(folder: string): readonly number[] {
  const file = openSync(join(folder, 'bytes'), 'a')
  const bytes = Buffer.alloc(FRAME_BYTES, 7)
  const all = Array.from({ length: ACTS_A_TURN }, () => {
    const from = performance.now()
    writeSync(file, bytes)
    fdatasyncSync(file)
    return performance.now() - from
  })
  closeSync(file)
  return all
}

process.exitCode = await bench()
