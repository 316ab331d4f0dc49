import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRuntime } from '#electron/setup/find-runtime.mjs'

/** Milliseconds of processor time, all processes counted, that a window takes to print a web page as a tagged PDF file, the mean of many. */
export async function printInWindow(html: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  try {
    const page = join(folder, 'letter.html')
    writeFileSync(page, html)
    const { electronPath, args } = findRuntime()
    const said = execFileSync(electronPath, [...args, join(import.meta.dirname, 'print-window.mjs')], { encoding: 'utf8', env: { ...process.env, BENCH_PAGE: page }, stdio: ['ignore', 'pipe', 'ignore'] })
    return Number(/milliseconds (\S+)/.exec(said)?.[1])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
