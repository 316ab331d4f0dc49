import { readFileSync } from 'node:fs'
import * as laterFontkit from 'fontkit'
import { PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib'
import { faceFiles, type Renderer } from './flow.ts'
import { height, margin, width } from './page.ts'

const bytes = { regular: readFileSync(faceFiles.regular), bold: readFileSync(faceFiles.bold) }

/** pdf-lib with some font library, as its makers show it. */
export function withPdfLib(fontkit: unknown): Renderer {
  return async (flow) => {
    const file = await PDFDocument.create()
    file.registerFontkit(fontkit as never)
    const [regular, bold] = [await file.embedFont(bytes.regular, { subset: true }), await file.embedFont(bytes.bold, { subset: true })]
    let page = file.addPage([width, height])
    let y = height - margin
    const down = (by: number): PDFPage => {
      y -= by
      if (y > margin + 20) return page
      page = file.addPage([width, height])
      y = height - margin - by
      return page
    }
    const line = (words: readonly { text: string; font: PDFFont }[], x: number, size: number): void => {
      let at = x
      const on = down(size * 1.4)
      for (const { text, font } of words) {
        on.drawText(text, { x: at, y, size, font })
        at += font.widthOfTextAtSize(text, size)
      }
    }
    for (const { kind, size, runs } of flow.pieces) {
      const x = margin + (kind === 'item' ? 16 : 0)
      let room = width - margin - x
      let words: { text: string; font: PDFFont }[] = []
      for (const run of runs) {
        const font = run.bold ? bold : regular
        for (const word of run.text.split(/(?<= )/)) {
          const wide = font.widthOfTextAtSize(word, size)
          if (wide > room && words.length > 0) {
            line(words, x, size)
            words = []
            room = width - margin - x
          }
          words.push({ text: word, font })
          room -= wide
        }
      }
      line(words, x, size)
    }
    for (const row of [flow.table.head, ...flow.table.rows]) {
      const on = down(14)
      for (const [index, cell] of row.entries()) on.drawText(cell, { x: margin + index * 110, y, size: 9.5, font: regular })
      on.drawLine({ start: { x: margin, y: y - 3 }, end: { x: width - margin, y: y - 3 }, thickness: 0.5 })
    }
    for (const [index, each] of file.getPages().entries()) each.drawText(`${flow.foot} Page ${index + 1} of ${file.getPageCount()}`, { x: margin, y: 34, size: 9, font: regular })
    return file.save()
  }
}

/** The later font library, which loses no letters; pdf-lib waits for a stream where it gives bytes. */
export const fontkit2 = { create: createForPdfLib }

function createForPdfLib(font: Uint8Array): unknown {
  const face = laterFontkit.create(Buffer.from(font)) as unknown as { createSubset: () => { encode: () => Uint8Array; encodeStream?: unknown } }
  const createSubset = face.createSubset.bind(face)
  face.createSubset = () => {
    const subset = createSubset()
    subset.encodeStream = () => {
      const then = new Map<string, (part?: Uint8Array) => void>()
      const stream = { on: (name: string, run: (part?: Uint8Array) => void) => (then.set(name, run), stream) }
      queueMicrotask(() => {
        then.get('data')?.(subset.encode())
        then.get('end')?.()
      })
      return stream
    }
    return subset
  }
  return face
}
