import { margin, mm, pageHeight } from '#pdf/layout/page-shape.ts'
import { layPaper } from '#pdf/layout/lay-paper.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { fonts } from '../builders/a-paper.ts'

export interface PlacedLine {
  readonly text: string
  /** Millimetres from the left and top edges of the page to the start of the baseline. */
  readonly left: number
  readonly down: number
  readonly size: number
}

/** The lines of each page as they were placed, from the top down, the foot included. */
export function placedLines(document: PaperDocument): readonly (readonly PlacedLine[])[] {
  return layPaper({ fonts, shape: null }, document).map((marks) =>
    marks
      .filter((mark) => mark.kind === 'text')
      .map((mark) => ({
        text: mark.glyphs.map((glyph) => glyph.text).join('').trimEnd(),
        left: mark.x / mm,
        down: mark.y / mm,
        size: mark.size,
      }))
      .sort((a, b) => a.down - b.down || a.left - b.left),
  )
}

/** The same without the letterhead and the foot: the text a page break moves about. */
export function textLines(document: PaperDocument): readonly (readonly string[])[] {
  return placedLines({ ...document, recipient: [], particulars: [], notice: null }).map((lines, page) =>
    lines
      .filter((line) => line.down < (pageHeight - margin) / mm - 1)
      .map((line) => line.text)
      .slice(page === 0 ? 1 + document.letterhead.lines.length : 0),
  )
}
