import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as React from 'react'
import * as fontkit2 from 'fontkit'
import { PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib'
import { faceFiles, type Flow } from './flow.ts'

/** Sets a flow as a PDF file, from the bytes of the faces on, as its makers show it. */
export type Renderer = (flow: Flow) => Promise<Uint8Array>

const bytes = { regular: readFileSync(faceFiles.regular), bold: readFileSync(faceFiles.bold) }
const here = createRequire(join(import.meta.dirname, '..', 'rivals', 'package.json'))
const width = 595.28
const height = 841.89
const margin = 56.7

// The rivals are no dependencies of ours: their types are not here to be checked.
/* oxlint-disable typescript/no-unsafe-type-assertion */
interface Any {
  readonly [name: string]: (...args: readonly unknown[]) => Any & Promise<Any>
}
const load = (name: string): unknown => here(name)

/** pdf-lib with the font library its makers give it, which loses letters of these faces; and with a later one that does not. */
export function withPdfLib(kit: 'stock' | 'fontkit 2'): Renderer {
  const fontkit = kit === 'stock' ? load('@pdf-lib/fontkit') : { create: createForPdfLib }
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

/** pdf-lib waits for a stream where the later library gives bytes. */
function createForPdfLib(font: Uint8Array): unknown {
  const face = fontkit2.create(Buffer.from(font)) as unknown as { createSubset: () => { encode: () => Uint8Array; encodeStream?: unknown } }
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

export function withPdfkit(): Renderer {
  const PDFKit = load('pdfkit') as new (options: unknown) => Any
  return (flow) =>
    new Promise((resolve) => {
      const file = new PDFKit({ size: 'A4', margin, bufferPages: true })
      const parts: Uint8Array[] = []
      file['on']!('data', (part: Uint8Array) => parts.push(part))
      file['on']!('end', () => resolve(Buffer.concat(parts)))
      file['registerFont']!('regular', bytes.regular)
      file['registerFont']!('bold', bytes.bold)
      for (const { kind, size, runs } of flow.pieces) {
        for (const [index, run] of runs.entries()) file['font']!(run.bold ? 'bold' : 'regular', size)['text']!(run.text, { continued: index < runs.length - 1, indent: kind === 'item' ? 16 : 0 })
        file['moveDown']!(0.4)
      }
      for (const row of [flow.table.head, ...flow.table.rows]) {
        const top = (file as unknown as { y: number }).y
        for (const [index, cell] of row.entries()) file['font']!('regular', 9.5)['text']!(cell, margin + index * 110, top, { width: 105 })
      }
      const { count } = file['bufferedPageRange']!() as unknown as { count: number }
      for (let page = 0; page < count; page += 1) {
        file['switchToPage']!(page)
        file['font']!('regular', 9)['text']!(`${flow.foot} Page ${page + 1} of ${count}`, margin, height - margin - 12, { lineBreak: false })
      }
      file['end']!()
    })
}

export function withPdfmake(): Renderer {
  const pdfmake = load('pdfmake') as unknown as { setFonts: (fonts: unknown) => void; createPdf: (definition: unknown) => { getBuffer: () => Promise<Uint8Array> }; setUrlAccessPolicy?: (may: () => boolean) => void; setLocalAccessPolicy?: (may: () => boolean) => void }
  pdfmake.setUrlAccessPolicy?.(() => false)
  pdfmake.setLocalAccessPolicy?.(() => true)
  pdfmake.setFonts({ Arimo: { normal: faceFiles.regular, bold: faceFiles.bold } })
  return (flow) =>
    pdfmake
      .createPdf({
        pageSize: 'A4',
        defaultStyle: { font: 'Arimo', fontSize: 10.5 },
        footer: (page: number, pages: number) => `${flow.foot} Page ${page} of ${pages}`,
        content: [
          ...flow.pieces.map(({ kind, size, runs }) => ({ text: runs.map(({ text, bold }) => ({ text, bold })), fontSize: size, margin: [kind === 'item' ? 16 : 0, 0, 0, 4] })),
          { table: { headerRows: 1, body: [flow.table.head, ...flow.table.rows].map((row) => [...row]) } },
        ],
      })
      .getBuffer()
}

export async function withReactPdf(): Promise<Renderer> {
  const pdf = (await import(here.resolve('@react-pdf/renderer'))) as unknown as { Font: { register: (font: unknown) => void }; renderToBuffer: (element: unknown) => Promise<Uint8Array> }
  const { createElement } = here('react') as typeof React
  pdf.Font.register({ family: 'Arimo', fonts: [{ src: faceFiles.regular }, { src: faceFiles.bold, fontWeight: 'bold' }] })
  const text = (style: object, ...children: unknown[]): unknown => createElement('TEXT' as never, { style } as never, ...(children as never[]))
  return (flow) =>
    pdf.renderToBuffer(
      createElement(
        'DOCUMENT' as never,
        null,
        createElement(
          'PAGE' as never,
          { size: 'A4', style: { padding: margin, fontFamily: 'Arimo', fontSize: 10.5 } } as never,
          ...(flow.pieces.map(({ kind, size, runs }) => text({ fontSize: size, marginBottom: 4, marginLeft: kind === 'item' ? 16 : 0 }, ...runs.map((run) => text(run.bold ? { fontWeight: 'bold' } : {}, run.text)))) as never[]),
          ...([flow.table.head, ...flow.table.rows].map((row) => createElement('VIEW' as never, { style: { flexDirection: 'row', borderBottom: '0.5pt solid black' } } as never, ...(row.map((cell) => text({ width: 110, fontSize: 9.5 }, cell)) as never[]))) as never[]),
          createElement('TEXT' as never, { fixed: true, style: { position: 'absolute', bottom: 30, left: margin, fontSize: 9 }, render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) => `${flow.foot} Page ${pageNumber} of ${totalPages}` } as never),
        ),
      ),
    )
}

export function withJsPdf(): Renderer {
  const { jsPDF } = load('jspdf') as { jsPDF: new (options: unknown) => Any }
  const [regular, bold] = [bytes.regular.toString('base64'), bytes.bold.toString('base64')]
  return async (flow) => {
    const file = new jsPDF({ unit: 'pt', format: 'a4', compress: true })
    file['addFileToVFS']!('r.ttf', regular)
    file['addFont']!('r.ttf', 'Arimo', 'normal')
    file['addFileToVFS']!('b.ttf', bold)
    file['addFont']!('b.ttf', 'Arimo', 'bold')
    let y = margin
    const down = (by: number): void => {
      y += by
      if (y < height - margin) return
      file['addPage']!()
      y = margin + by
    }
    for (const { kind, size, runs } of flow.pieces) {
      const x = margin + (kind === 'item' ? 16 : 0)
      file['setFont']!('Arimo', runs.every((run) => run.bold) ? 'bold' : 'normal')
      file['setFontSize']!(size)
      for (const line of file['splitTextToSize']!(runs.map(({ text }) => text).join(''), width - margin - x) as unknown as string[]) {
        down(size * 1.4)
        file['text']!(line, x, y)
      }
    }
    file['setFont']!('Arimo', 'normal')
    file['setFontSize']!(9.5)
    for (const row of [flow.table.head, ...flow.table.rows]) {
      down(14)
      for (const [index, cell] of row.entries()) file['text']!(cell, margin + index * 110, y)
      file['line']!(margin, y + 3, width - margin, y + 3)
    }
    return new Uint8Array(file['output']!('arraybuffer') as unknown as ArrayBuffer)
  }
}
