import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { endProcessTree } from '../commands/demo/end-processes.ts'
import { findRuntime } from '#electron/setup/find-runtime.mjs'
import { makeVault } from '#electron/keeper/vault/make-vault.ts'
import { numberOf } from './clinic/in-window.ts'
import { aRow, median, report } from './report.ts'

const PROJECT = join(import.meta.dirname, '..')
const PLAN = { author: { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', membership: 'bench' }, team: 'complex-cases', server: null, token: null, pin: '123456', passphrase: 'correct horse battery' } as const
/** From the box being there to memory being looked at: what starts with the window has ended. */
const REST_MS = 1500

interface Started {
  /** From starting the process until the passphrase box is on the screen, ms. */
  readonly time: number
  /** Processor time of all its processes until then, ms. */
  readonly cpu: number
  /** Memory of all its processes a moment later, each shared page in its share (PSS), MB. */
  readonly pss: number
}

/**
 * What a start costs until the passphrase can be typed, beside an empty window of the same runtime, taking turns. Linux
 * alone says what processes share. The app has been built.
 * Usage: node bench/start.ts [--turns 7]
 */
async function bench(): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  try {
    await makeVault(join(profile, 'vaults'), PLAN)
    const [ours, empty]: [Started[], Started[]] = [[], []]
    // The first of each fills the system's caches and counts for neither.
    for (let turn = 0; turn <= numberOf(process.argv, '--turns', 7); turn += 1) {
      const [one, other] = [await start([PROJECT, '--profile', profile]), await start([join(PROJECT, 'bench', 'start', 'window.mjs')])]
      if (turn === 0) continue
      ours.push(one)
      empty.push(other)
    }
    console.log(`load ${loadavg()[0]?.toFixed(1)}`)
    const both = (what: keyof Started): readonly [number, number] => [median(ours.map((each) => each[what])), median(empty.map((each) => each[what]))]
    return report('start', [
      aRow('start to the passphrase box', 'an empty window', both('time'), 'ms', 1.5),
      aRow('the same, processor time', 'an empty window', both('cpu'), 'ms', 1.6),
      aRow('memory, shared pages shared out', 'an empty window', both('pss'), 'MB', 1.25),
    ])
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

async function start(args: readonly string[]): Promise<Started> {
  const runtime = findRuntime()
  const from = performance.now()
  const app = await _electron.launch({ executablePath: runtime.electronPath, args: [...runtime.args, ...args], chromiumSandbox: runtime.sandboxed })
  const page = await app.firstWindow({ timeout: 120_000 })
  await page.locator('#passphrase').waitFor({ timeout: 120_000 })
  const time = performance.now() - from
  const root = app.process().pid ?? 0
  const cpu = sumOver(root, processorTimeOf)
  await new Promise((rested) => setTimeout(rested, REST_MS))
  const pss = sumOver(root, sharedMemoryOf)
  const ended = new Promise((done) => app.process().once('exit', done))
  endProcessTree(root)
  await ended
  return { time, cpu, pss }
}

function sumOver(root: number, measure: (pid: number) => number): number {
  return treeOf(root).reduce((sum, pid) => sum + measure(pid), 0)
}

/** A process with all that it started. */
function treeOf(root: number): readonly number[] {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), Number(statOf(Number(name))[1] ?? 0)] as const)
  const below = (pid: number): readonly number[] => [pid, ...parents.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child))]
  return below(root)
}

/** What stands behind the name in /proc/PID/stat, of which the first is its state; nothing of a process that has ended. */
function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
  } catch {
    return []
  }
}

/** Its own and that of its ended children, in ms: the system counts in hundredths of a second. */
function processorTimeOf(pid: number): number {
  return statOf(pid).slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0)
}

function sharedMemoryOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

process.exitCode = await bench()
