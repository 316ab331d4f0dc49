import { readFileSync } from 'node:fs'
import type * as React from 'react'
import { loadRival } from '../load-rival.ts'
import { faceFiles, type Renderer } from './flow.ts'
import { height, margin, width } from './page.ts'

const bytes = { regular: readFileSync(faceFiles.regular), bold: readFileSync(faceFiles.bold) }

// The rivals are no dependencies of ours: their types are not here to be checked.
/* oxlint-disable typescript/no-unsafe-type-assertion */
interface Any {
  readonly [name: string]: (...args: readonly unknown[]) => Any & Promise<Any>
}
const load = (name: string): unknown => loadRival(name)

/** The font library that pdf-lib's makers give it. */
export const stockFontkit = load('@pdf-lib/fontkit')

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
  const pdf = (await import(loadRival.resolve('@react-pdf/renderer'))) as unknown as { Font: { register: (font: unknown) => void }; renderToBuffer: (element: unknown) => Promise<Uint8Array> }
  const { createElement } = loadRival('react') as typeof React
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
