import { PDFHexString } from 'pdf-lib'
import type { PaperLanguage } from '#domain/letter/paper-language.ts'
import { isHouse, type FaceName } from '../font/font-set.ts'
import { pageHeight } from '../layout/page-shape.ts'
import type { Mark } from '../layout/slab.ts'
import type { Tag } from '../layout/tag.ts'
import { placesOf } from '../text/direction.ts'
import type { Glyph } from '../text/glyph.ts'
import { scriptOf, scriptOfLanguage } from '../text/scripts.ts'
import type { FaceInUse } from './face-in-use.ts'

type TextMark = Extract<Mark, { kind: 'text' }>

/** A page as its content stream, with the tag of each of its marked pieces: piece n has the MCID n. */
export interface PaintedPage {
  readonly content: string
  readonly tags: readonly Tag[]
}

/** Writes the marks of a page as operators: each is part of the paper’s structure, or an artifact. */
export function paintPage(marks: readonly Mark[], faceOf: (name: FaceName) => FaceInUse, language: PaperLanguage = 'en-GB'): PaintedPage {
  const tags: Tag[] = []
  const strokes = marks.flatMap((mark) => paintMark(mark, faceOf, language))
  const pieces = groupBy(strokes, (stroke) => stroke.foreign ?? stroke.tag).map((group) => {
    const operators = group.map((stroke) => stroke.operators).join('\n')
    const { tag, foreign } = group[0]!
    if (tag === undefined) return `/Artifact BMC\n${operators}\nEMC`
    const own: Tag = foreign === null ? tag : { name: 'Span', within: tag, language: foreign.language }
    tags.push(own)
    const actual = foreign?.text == null ? '' : ` /ActualText ${PDFHexString.fromText(foreign.text).toString()}`
    return `/${own.name} <</MCID ${tags.length - 1}${actual}>> BDC\n${operators}\nEMC`
  })
  return { content: pieces.join('\n'), tags }
}

/** The one picture of a paper, among the resources of its pages. */
export const LOGO = 'Logo'

interface Stroke {
  readonly tag: Tag | undefined
  /**
   * Set for a word of another script: its language, so that a reader changes its voice, and how it is written where its
   * shapes are joined and out of order. From right to left its letters are drawn in order, one by one, and no text is
   * given: readers disagree about the order of one.
   */
  readonly foreign: { readonly language: string; readonly text: string | null } | null
  readonly operators: string
}

function paintMark(mark: Mark, faceOf: (name: FaceName) => FaceInUse, language: PaperLanguage): readonly Stroke[] {
  const { tag } = mark
  switch (mark.kind) {
    case 'text':
      return paintText(mark, faceOf, language)
    case 'rule':
      return [{ tag, foreign: null, operators: `${box(mark.x, mark.y, mark.width, mark.thickness)} re f` }]
    case 'picture':
      return [{ tag, foreign: null, operators: `q ${points(mark.width)} 0 0 ${points(mark.height)} ${points(mark.x)} ${points(pageHeight - mark.y - mark.height)} cm /${LOGO} Do Q` }]
    case 'frame':
      return [{ tag, foreign: null, operators: `1 w ${box(mark.x, mark.y, mark.width, mark.height)} re S` }]
  }
}

interface PlacedGlyph {
  readonly glyph: Glyph
  /** Where the pen stands before it, in em from the line’s left end. */
  readonly pen: number
}

/** Part of what a text mark says, in one language. */
interface Word {
  readonly script: string | null
  readonly level: number
  readonly glyphs: readonly PlacedGlyph[]
}

/** A line’s words in the order they are read, each where it stands. */
function paintText(mark: TextMark, faceOf: (name: FaceName) => FaceInUse, language: PaperLanguage): readonly Stroke[] {
  const { tag, glyphs, rightToLeft } = mark
  if (glyphs.length === 0) return [{ tag, foreign: null, operators: '' }]
  const pens = placesOf(glyphs, rightToLeft)
  const placed = glyphs.map((glyph, index) => ({ glyph, pen: pens[index]! }))
  return wordsOf(placed).map(({ script, level, glyphs: word }) => {
    const written = word.map(({ glyph }) => glyph.text).join('')
    const other = otherLanguage(language, script, written)
    const foreign = other === null ? null : { language: other, text: script === null || level % 2 === 1 ? null : written }
    return { tag, foreign, operators: `BT ${stretches(word, faceOf).map((stretch) => show(mark, stretch, faceOf)).join(' ')} ET` }
  })
}

/** The language of a word that is not in the paper's own; null of one that is. In a letter a trust has translated, what is left in Latin letters is English, or said as in English. */
function otherLanguage(paper: PaperLanguage, script: string | null, written: string): string | null {
  const own = scriptOfLanguage(paper)
  if (script !== null) return script === own ? null : `und-${script}`
  return own !== null && /\p{Script=Latin}/u.test(written) ? 'en-GB' : null
}

function wordsOf(placed: readonly PlacedGlyph[]): readonly Word[] {
  if (placed.every(({ glyph }) => glyph.level === 0 && isHouse(glyph.face))) return [{ script: null, level: 0, glyphs: placed }]
  return groupBy(placed, ({ glyph }) => `${scriptOf(glyph.face)} ${glyph.level}`).map((glyphs) => ({ script: scriptOf(glyphs[0]!.glyph.face), level: glyphs[0]!.glyph.level, glyphs }))
}

function show(mark: TextMark, stretch: readonly PlacedGlyph[], faceOf: (name: FaceName) => FaceInUse): string {
  const { glyph, pen } = stretch[0]!
  const face = faceOf(glyph.face)
  const place = `${points(mark.x + (pen + glyph.dx) * mark.size)} ${points(pageHeight - mark.y + glyph.dy * mark.size)}`
  let codes = ''
  for (const one of stretch) codes += face.codeOf(one.glyph)
  return `/${face.key} ${points(mark.size)} Tf 1 0 0 1 ${place} Tm <${codes}> Tj`
}

/** Parts glyphs in the order they are read wherever the face changes, and wherever one does not stand where the one before left the pen. */
function stretches(read: readonly PlacedGlyph[], faceOf: (name: FaceName) => FaceInUse): readonly (readonly PlacedGlyph[])[] {
  const parts: PlacedGlyph[][] = []
  for (const placed of read) {
    const last = parts.at(-1)?.at(-1)?.glyph
    if (last !== undefined && last.face === placed.glyph.face && placed.glyph.level % 2 === 0 && !isMoved(placed.glyph) && leavesPenInPlace(last, faceOf)) parts.at(-1)!.push(placed)
    else parts.push([placed])
  }
  return parts
}

function isMoved(glyph: Glyph): boolean {
  return glyph.dx !== 0 || glyph.dy !== 0
}

/** The next glyph may follow in the same string: this one was not moved, and is as wide as its face says. */
function leavesPenInPlace(glyph: Glyph, faceOf: (name: FaceName) => FaceInUse): boolean {
  return !isMoved(glyph) && Math.abs(glyph.advance - faceOf(glyph.face).face.advanceOf(glyph.number)) < 0.0005
}

/** Parts a list wherever what `of` says of its entries changes. */
function groupBy<T>(entries: readonly T[], of: (entry: T) => unknown): readonly (readonly T[])[] {
  const groups: T[][] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last !== undefined && of(last[0]!) === of(entry)) last.push(entry)
    else groups.push([entry])
  }
  return groups
}

function box(x: number, y: number, width: number, height: number): string {
  return [x, pageHeight - y - height, width, height].map(points).join(' ')
}

/** Hundredths of a point are finer than any printer, and never written as 1e-7. */
function points(value: number): string {
  return String(Math.round(value * 100) / 100)
}
