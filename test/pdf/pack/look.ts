import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A drawn page in colours, one point of the page a pixel. */
export interface Look {
  readonly width: number
  readonly height: number
  /** Red, green and blue at a place counted from the top left. */
  readonly at: (x: number, y: number) => readonly [number, number, number]
}

/** Draws each page with poppler. Throws when it has anything to complain about. */
export function lookAt(bytes: Uint8Array): readonly Look[] {
  return inFolder(bytes, (folder) => {
    const run = spawnSync('pdftoppm', ['-r', '72', 'paper.pdf', 'page'], { cwd: folder, encoding: 'utf8' })
    if (run.status !== 0 || run.stderr !== '') throw new Error(`pdftoppm: ${run.stderr}`)
    return readdirSync(folder).filter((name) => name.startsWith('page')).sort().map((name) => readLook(readFileSync(join(folder, name))))
  })
}

/** The same by MuPDF, which reads files in its own way. */
export function lookByMuPdf(bytes: Uint8Array): readonly Look[] {
  return inFolder(bytes, (folder) => {
    const run = spawnSync('mutool', ['draw', '-q', '-r', '72', '-F', 'ppm', '-o', 'page%03d.ppm', 'paper.pdf'], { cwd: folder, encoding: 'utf8' })
    if (run.status !== 0 || /error/.test(run.stderr)) throw new Error(`mutool: ${run.stderr}`)
    return readdirSync(folder).filter((name) => name.startsWith('page')).sort().map((name) => readLook(readFileSync(join(folder, name))))
  })
}

/** Makes a JPEG of the first page, as a scanner would: options are those of `pdftoppm`. */
export function aJpeg(bytes: Uint8Array, options: readonly string[] = []): Buffer {
  return inFolder(bytes, (folder) => {
    execFileSync('pdftoppm', ['-r', '72', ...(options.includes('-jpegcmyk') ? options : ['-jpeg', ...options]), 'paper.pdf', 'page'], { cwd: folder })
    return readFileSync(join(folder, readdirSync(folder).find((name) => name.startsWith('page'))!))
  })
}

/** The same JPEG with a camera's notes: how it was held, and where the child lives. */
export function withExif(jpeg: Buffer, orientation: number, little = true): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 12 + 4 + 60)
  tiff.write(little ? 'II*\0' : 'MM\0*', 'latin1')
  const put16 = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at))
  const put32 = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  put32(8, 4)
  put16(1, 8)
  put16(0x0112, 10)
  put16(3, 12)
  put32(1, 14)
  put16(orientation, 18)
  tiff.write('GPS 51.5 N 0.1 W taken at home', 26, 'latin1')
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

function readLook(file: Buffer): Look {
  const [header = '', width = '', height = ''] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString('latin1')) ?? []
  const pixels = file.subarray(header.length)
  return {
    width: Number(width),
    height: Number(height),
    at: (x, y) => {
      const from = (Math.round(y) * Number(width) + Math.round(x)) * 3
      return [pixels[from]!, pixels[from + 1]!, pixels[from + 2]!]
    },
  }
}

function inFolder<T>(bytes: Uint8Array, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-looks-'))
  try {
    writeFileSync(join(folder, 'paper.pdf'), bytes)
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
