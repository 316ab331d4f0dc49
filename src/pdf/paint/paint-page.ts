import type { FontStyle } from '../font/font-set.ts'
import { pageHeight } from '../layout/page-shape.ts'
import type { Mark } from '../layout/slab.ts'
import type { Tag } from '../layout/tag.ts'
import { widthOf } from '../text/break-lines.ts'
import type { Glyph } from '../text/glyph.ts'
import type { FaceInUse } from './face-in-use.ts'

type TextMark = Extract<Mark, { kind: 'text' }>

/** A page as its content stream, with the tag of each of its marked pieces: piece n has the MCID n. */
export interface PaintedPage {
  readonly content: string
  readonly tags: readonly Tag[]
}

/** Writes the marks of a page as operators: each is part of the paper’s structure, or an artifact. */
export function paintPage(marks: readonly Mark[], faceOf: (style: FontStyle) => FaceInUse): PaintedPage {
  const tags: Tag[] = []
  const pieces = piecesOf(marks).map((piece) => {
    const operators = piece.map((mark) => paintMark(mark, faceOf)).join('\n')
    const tag = piece[0]!.tag
    if (tag === undefined) return `/Artifact BMC\n${operators}\nEMC`
    tags.push(tag)
    return `/${tag.name} <</MCID ${tags.length - 1}>> BDC\n${operators}\nEMC`
  })
  return { content: pieces.join('\n'), tags }
}

/** Parts marks wherever what they belong to changes. */
function piecesOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const pieces: Mark[][] = []
  for (const mark of marks) {
    const last = pieces.at(-1)
    if (last !== undefined && last[0]!.tag === mark.tag) last.push(mark)
    else pieces.push([mark])
  }
  return pieces
}

function paintMark(mark: Mark, faceOf: (style: FontStyle) => FaceInUse): string {
  switch (mark.kind) {
    case 'text':
      return paintText(mark, faceOf)
    case 'rule':
      return `${box(mark.x, mark.y, mark.width, mark.thickness)} re f`
    case 'frame':
      return `1 w ${box(mark.x, mark.y, mark.width, mark.height)} re S`
  }
}

function paintText(mark: TextMark, faceOf: (style: FontStyle) => FaceInUse): string {
  let x = mark.x
  const shows = stretches(mark.glyphs).map((glyphs) => {
    const { style, dx, dy } = glyphs[0]!
    const face = faceOf(style)
    const place = `${points(x + dx * mark.size)} ${points(pageHeight - mark.y + dy * mark.size)}`
    const codes = glyphs.map((glyph) => face.codeOf(glyph).toString(16).padStart(4, '0')).join('')
    x += widthOf(glyphs) * mark.size
    return `/${face.key} ${points(mark.size)} Tf 1 0 0 1 ${place} Tm <${codes}> Tj`
  })
  return shows.length === 0 ? '' : `BT ${shows.join(' ')} ET`
}

/** Parts glyphs wherever the face changes; a moved mark stands alone. */
function stretches(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const parts: Glyph[][] = []
  for (const glyph of glyphs) {
    const last = parts.at(-1)?.at(-1)
    if (last !== undefined && last.style === glyph.style && !isMoved(last) && !isMoved(glyph)) parts.at(-1)!.push(glyph)
    else parts.push([glyph])
  }
  return parts
}

function isMoved(glyph: Glyph): boolean {
  return glyph.dx !== 0 || glyph.dy !== 0
}

function box(x: number, y: number, width: number, height: number): string {
  return [x, pageHeight - y - height, width, height].map(points).join(' ')
}

/** Hundredths of a point are finer than any printer, and never written as 1e-7. */
function points(value: number): string {
  return String(Math.round(value * 100) / 100)
}
