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

/** Part of what a text mark says, in one language: its glyphs from one place up to another. */
interface Word {
  readonly script: string | null
  readonly level: number
  readonly from: number
  readonly to: number
}

/** A line’s words in the order they are read, each where it stands. */
function paintText(mark: TextMark, faceOf: (name: FaceName) => FaceInUse, language: PaperLanguage): readonly Stroke[] {
  const { tag, glyphs, rightToLeft } = mark
  if (glyphs.length === 0) return [{ tag, foreign: null, operators: '' }]
  const pens = placesOf(glyphs, rightToLeft)
  return wordsOf(glyphs).map((word) => ({ tag, foreign: foreignIn(glyphs, word, language), operators: `BT ${show(mark, pens, word, faceOf)} ET` }))
}

/**
 * What is said of a word that is not in the paper's own language; null of one that is. In a letter a trust has
 * translated, what is left in Latin letters is English, or said as in English.
 */
function foreignIn(glyphs: readonly Glyph[], { script, level, from, to }: Word, paper: PaperLanguage): Stroke['foreign'] {
  const own = scriptOfLanguage(paper)
  if (script === own) return null
  const written = glyphs.slice(from, to).map(({ text }) => text).join('')
  if (script === null) return /\p{Script=Latin}/u.test(written) ? { language: 'en-GB', text: null } : null
  return { language: `und-${script}`, text: level % 2 === 1 ? null : written }
}

function wordsOf(glyphs: readonly Glyph[]): readonly Word[] {
  if (glyphs.every(({ level, face }, index) => level === 0 && (face === glyphs[index - 1]?.face || isHouse(face)))) return [{ script: null, level: 0, from: 0, to: glyphs.length }]
  const words: Word[] = []
  for (const [index, { face, level }] of glyphs.entries()) {
    const [script, last] = [scriptOf(face), words.at(-1)]
    if (last?.script === script && last.level === level) words[words.length - 1] = { ...last, to: index + 1 }
    else words.push({ script, level, from: index, to: index + 1 })
  }
  return words
}

/** Shows a word’s glyphs: a new string wherever the face changes, and wherever one does not stand where the one before left the pen. */
function show(mark: TextMark, pens: readonly number[], { from, to }: Word, faceOf: (name: FaceName) => FaceInUse): string {
  const { glyphs, size } = mark
  let [shown, codes] = ['', '']
  let face = faceOf(glyphs[from]!.face)
  for (let at = from; at < to; at += 1) {
    const glyph = glyphs[at]!
    if (at === from || !follows(glyph, glyphs[at - 1]!, face)) {
      if (codes !== '') shown += `<${codes}> Tj `
      codes = ''
      face = faceOf(glyph.face)
      shown += `/${face.key} ${points(size)} Tf 1 0 0 1 ${points(mark.x + (pens[at]! + glyph.dx) * size)} ${points(pageHeight - mark.y + glyph.dy * size)} Tm `
    }
    codes += face.codeOf(glyph)
  }
  return `${shown}<${codes}> Tj`
}

/** May a glyph be shown in one string with the one before, which stands in `face`? That one was not moved, and is as wide as its face says. */
function follows(glyph: Glyph, before: Glyph, { face }: FaceInUse): boolean {
  return glyph.face === before.face && glyph.level % 2 === 0 && !isMoved(glyph) && !isMoved(before) && Math.abs(before.advance - face.advanceOf(before.number)) < 0.0005
}

function isMoved(glyph: Glyph): boolean {
  return glyph.dx !== 0 || glyph.dy !== 0
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
