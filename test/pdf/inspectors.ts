import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Qpdf looks at a file's structure, MuPDF is a third pair of eyes. Without them these tests are skipped and counted. */
export const hasInspectors = spawnSync('qpdf', ['--version']).error === undefined && spawnSync('mutool', ['-v']).error === undefined

if (!hasInspectors) {
  const words = 'Qpdf or MuPDF is not installed, so files cannot be looked into. Install them: sudo apt-get install qpdf mupdf-tools'
  if (process.env['CI'] === 'true') throw new Error(words)
  console.warn(words)
}

/** Runs a program on a file called `paper.pdf`, in a folder that is gone afterwards. */
export function inspect(bytes: Uint8Array, program: 'qpdf' | 'mutool' | 'pdftotext' | 'pdfinfo', args: readonly string[]): SpawnSyncReturns<string> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-files-'))
  try {
    writeFileSync(join(folder, 'paper.pdf'), bytes)
    return spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
