import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { findRuntime } from '#electron/setup/find-runtime.mjs'

interface Measured {
  readonly work: number
  readonly painted: number
}

interface Run {
  readonly first: Measured
  readonly plain: readonly Measured[]
  readonly keys: readonly Measured[]
  readonly letters: readonly Measured[]
  readonly arrival: readonly Measured[]
  readonly rows: number
}

const HERE = join(import.meta.dirname, 'case-list')

/** Two frames: what a filter's key or a typed letter may take until it is on the screen. */
const BUDGET_MS = 33

/**
 * The list of cases with 10,000 made-up cases, in a window of its own: a filter's key, a typed letter and records that
 * have arrived, each until it is painted, beside a hundred plain rows on the same computer.
 * Usage: node bench/case-list.ts
 */
async function bench(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  try {
    await build({ root: HERE, base: './', plugins: [react()], logLevel: 'error', build: { outDir: folder, emptyOutDir: true, target: 'chrome130' } })
    const server = await preview({ root: HERE, logLevel: 'error', build: { outDir: folder } })
    const runtime = findRuntime()
    const app = await _electron.launch({ executablePath: runtime.electronPath, args: [...runtime.args, join(HERE, 'window.mjs')], env: { ...process.env, BENCH_PAGE: server.resolvedUrls?.local[0] ?? '' }, chromiumSandbox: runtime.sandboxed })
    const page = await app.firstWindow({ timeout: 20_000 })
    await page.waitForFunction('typeof run === "function"')
    const measured = (await page.evaluate('run()')) as Run
    await app.close()
    await server.close()
    return report(measured)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function report({ first, plain, keys, letters, arrival, rows }: Run): number {
  const base = median(plain.map(({ work }) => work))
  const line = (name: string, all: readonly Measured[]): void => {
    const [work, worst, painted] = [median(all.map((each) => each.work)), Math.max(...all.map((each) => each.work)), median(all.map((each) => each.painted))]
    console.log(`${name.padEnd(34)} ${work.toFixed(1)} ms (${(work / base).toFixed(1)} times plain), worst ${worst.toFixed(1)} ms (${(worst / base).toFixed(1)}); painted ${painted.toFixed(1)} ms`)
  }
  line('100 plain rows', plain)
  line('the list appears, 10,000 cases', [first])
  line('a filter’s key', keys)
  line('a typed letter', letters)
  line('records have arrived', arrival)
  console.log(`rows in the page: ${rows}`)
  return median([...keys, ...letters].map(({ painted }) => painted)) <= BUDGET_MS ? 0 : 1
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

process.exitCode = await bench()
