import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Poppler draws and reads what we set: a second pair of eyes. Without it these tests are skipped and counted. */
export const hasPoppler = spawnSync('pdftoppm', ['-v']).error === undefined

if (!hasPoppler) {
  const words = 'Poppler is not installed, so pages cannot be looked at. Install it: sudo apt-get install poppler-utils'
  if (process.env['CI'] === 'true') throw new Error(words)
  console.warn(words)
}

/** A page in greys, one byte a pixel, 0 black. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Draws each page. Throws when poppler has anything at all to complain about in the file. */
export function drawPages(bytes: Uint8Array, dotsPerInch = 80, options: readonly string[] = []): readonly Picture[] {
  return inFolder(bytes, (folder) => {
    const run = spawnSync('pdftoppm', ['-gray', '-r', String(dotsPerInch), ...options, 'paper.pdf', 'page'], { cwd: folder, encoding: 'utf8' })
    if (run.status !== 0 || run.stderr !== '') throw new Error(`pdftoppm: ${run.stderr}`)
    const pages = readdirSync(folder).filter((name) => name.startsWith('page')).sort()
    return pages.map((name) => readPicture(readFileSync(join(folder, name))))
  })
}

/** The text of each page, as copied or searched. */
export function readPages(bytes: Uint8Array): readonly string[] {
  return inFolder(bytes, (folder) => {
    const text = execFileSync('pdftotext', ['-layout', 'paper.pdf', '-'], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 })
    return text.split('\f').slice(0, -1)
  })
}

export function readProperties(bytes: Uint8Array): string {
  return inFolder(bytes, (folder) => execFileSync('pdfinfo', ['paper.pdf'], { cwd: folder, encoding: 'utf8' }))
}

/** A part of a file’s structure as a screen reader meets it: its name, how deep it stands, and its own words. */
export interface ReadPart {
  readonly name: string
  readonly depth: number
  readonly text: string
}

/** The structure of a file, in reading order. */
export function readStructure(bytes: Uint8Array): readonly ReadPart[] {
  const listed = inFolder(bytes, (folder) => execFileSync('pdfinfo', ['-struct-text', 'paper.pdf'], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 }))
  const parts: { name: string; depth: number; text: string }[] = []
  for (const line of listed.split('\n')) {
    const [, white = '', what = ''] = /^( *)(.*)$/.exec(line) ?? []
    const words = /^"(.*)"$/.exec(what)?.[1]
    const name = /^[A-Z][A-Za-z0-9]*/.exec(what)?.[0]
    if (words !== undefined) parts.at(-1)!.text += words
    else if (name !== undefined) parts.push({ name, depth: white.length / 2, text: '' })
  }
  return parts
}

/** How many pixels two pictures differ in by more than a trace. */
export function differing(one: Picture, other: Picture): number {
  return one.pixels.reduce((count, pixel, at) => count + (Math.abs(pixel - other.pixels[at]!) > 24 ? 1 : 0), 0)
}

/** How many pixels are darker than half. */
export function inkOf(picture: Picture): number {
  return picture.pixels.reduce((count, pixel) => count + (pixel < 128 ? 1 : 0), 0)
}

/** How many pixels of a rectangle, given in millimetres of an A4 page, are not white. */
export function inkWithin(picture: Picture, box: { left: number; top: number; right: number; bottom: number }): number {
  const [across, down] = [picture.width / 210, picture.height / 297]
  let count = 0
  for (let y = Math.ceil(box.top * down); y < Math.floor(box.bottom * down); y += 1) {
    for (let x = Math.ceil(box.left * across); x < Math.floor(box.right * across); x += 1) {
      if (picture.pixels[y * picture.width + x]! < 250) count += 1
    }
  }
  return count
}

/** A grey picture as both who draw write it (PGM, one byte a pixel). */
export function readPicture(file: Buffer): Picture {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString('latin1'))
  if (header === null) throw new Error('Something was written that is no grey picture.')
  return { width: Number(header[1]), height: Number(header[2]), pixels: new Uint8Array(file.subarray(header[0].length)) }
}

function inFolder<T>(bytes: Uint8Array, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-pages-'))
  try {
    writeFileSync(join(folder, 'paper.pdf'), bytes)
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
