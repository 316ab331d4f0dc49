import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPicture, type Picture } from './poppler.ts'

/** MuPDF draws what we set too: where two who draw by themselves agree, the file is likely right. */
export const hasMupdf = spawnSync('mutool', ['-v']).error === undefined

if (!hasMupdf) {
  const words = 'MuPDF is not installed, so pages are looked at by Poppler alone. Install it: sudo apt-get install mupdf-tools'
  if (process.env['CI'] === 'true') throw new Error(words)
  console.warn(words)
}

/** Draws each page in greys. Throws when MuPDF has anything at all to complain about in the file. */
export function drawPagesWithMupdf(bytes: Uint8Array, dotsPerInch = 80): readonly Picture[] {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-pages-'))
  try {
    writeFileSync(join(folder, 'paper.pdf'), bytes)
    const run = spawnSync('mutool', ['draw', '-q', '-c', 'gray', '-r', String(dotsPerInch), '-o', 'page%03d.pgm', 'paper.pdf'], { cwd: folder, encoding: 'utf8' })
    // Debian’s build has no colour management, and says so of every file that has a profile.
    const complaints = run.stderr.split('\n').filter((line) => line !== '' && !line.includes('ICC support is not available'))
    if (run.status !== 0 || complaints.length > 0) throw new Error(`mutool: ${complaints.join('; ')}`)
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm')).sort()
    return pages.map((name) => readPicture(readFileSync(join(folder, name))))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
