import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { aPng } from '../../test/pdf/pack/a-png.ts'

const A4 = [595.28, 841.89] as const

/** A page of the letter as a scanner gives it: a picture with the grain of its paper, 8 bits a colour. */
export function scanAsPng(folder: string, letter: string, dpi: number): Uint8Array {
  const picture = pictureOf(folder, letter, { dpi, ending: 'ppm' })
  const [head, width, height] = /^P6\s(\d+)\s(\d+)\s255\s/.exec(picture.subarray(0, 40).toString('latin1'))!
  const samples = picture.subarray(head.length)
  let grain = 1
  const worn = (sample: number): number => {
    grain = (Math.imul(grain, 1_103_515_245) + 12_345) >>> 0
    return Math.max(0, sample - (grain >>> 29))
  }
  return aPng({ width: Number(width), height: Number(height), depth: 8, type: 2, pixel: (x, y) => Array.from(samples.subarray((y * Number(width) + x) * 3, (y * Number(width) + x + 1) * 3), worn) })
}

export function scanAsJpeg(folder: string, letter: string, dpi: number): Uint8Array {
  return pictureOf(folder, letter, { dpi, ending: 'jpg' })
}

function pictureOf(folder: string, letter: string, { dpi, ending }: { readonly dpi: number; readonly ending: 'jpg' | 'ppm' }): Buffer {
  const name = `scan-${dpi}`
  execFileSync('pdftoppm', [...(ending === 'jpg' ? ['-jpeg'] : []), '-r', String(dpi), '-l', '1', letter, join(folder, name)])
  const file = readdirSync(folder).find((entry) => entry.startsWith(name) && entry.endsWith(ending))
  return readFileSync(join(folder, file!))
}

/** So many scanned pages, no two pictures the same object. */
export async function writeScans(to: string, jpeg: Uint8Array, pages: number): Promise<void> {
  const file = await PDFDocument.create()
  for (let page = 0; page < pages; page += 1) file.addPage([...A4]).drawImage(await file.embedJpg(jpeg), { width: A4[0], height: A4[1] })
  writeFileSync(to, await file.save())
}

/** So many pages of words, set by another program. */
export async function writeWords(to: string, pages: number): Promise<void> {
  const file = await PDFDocument.create()
  const font = await file.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number += 1) {
    const page = file.addPage([...A4])
    for (let line = 0; line < 48; line += 1) page.drawText(`Page ${number}, line ${line + 1}: seen in the clinic with the family, plan as agreed before.`, { x: 50, y: 790 - line * 15, size: 10, font })
  }
  writeFileSync(to, await file.save())
}
