import type { Run } from '#domain/basics/prose.ts'
import { houseFace, isHouse, type FaceName } from '../font/font-set.ts'
import { breakLines, widthOf, type Line } from '../text/break-lines.ts'
import { faceOfLanguage } from '../text/scripts.ts'
import { isFromRight, shapeRuns, type ShapedLine, type Typefaces } from '../text/shape-text.ts'
import { aSlab, type Mark, type Slab } from './slab.ts'
import type { TypeSize, TypeSizes } from './page-shape.ts'
import type { Tag } from './tag.ts'

/**
 * Where text is set: its edge and width in points, and what to call the place when a character has no glyph. Everything
 * is laid out as for a paper that is read from the left; `layPaper` turns the pages of the others round.
 */
export interface Column {
  readonly faces: Typefaces
  readonly type: TypeSize
  /** Every size of this paper: a block may hold small print. */
  readonly types: TypeSizes
  readonly x: number
  readonly width: number
  readonly where: string
  /** The part of the paper its text is; undefined for decoration. */
  readonly tag?: Tag
  /** Words that are read the other way than the paper end at its other edge; undefined sets every line from the same. */
  readonly follow?: 'direction'
}

/** Sets runs as lines, one slab each, so that no page begins or ends with a single line of a paragraph. */
export function layText(column: Column, runs: readonly Run[]): readonly Slab[] {
  return runs.every((run) => run.text.trim() === '') ? [] : layShaped(column, shapeRuns(column.faces, runs, column.where))
}

/** Sets what is shaped already, as `layText` does. */
export function layShaped(column: Column, shaped: readonly ShapedLine[]): readonly Slab[] {
  const lines = breakShaped(column, shaped)
  return lines.map((line, index) => ({
    ...lineSlab(column, line),
    keepNext: index === 0 && lines.length > 1 ? 1 : 0,
    keepPrevious: index === lines.length - 1 && lines.length > 1 ? 1 : 0,
  }))
}

export function layPlain(column: Column, text: string, style: { readonly bold?: true } = {}): readonly Slab[] {
  return layText(column, [{ text, ...style }])
}

/** Lines that stand under one another and are one part of the paper, such as an address; empty ones are left out. */
export function layLines(column: Column, lines: readonly string[]): readonly Slab[] {
  return layPlain(column, lines.filter((line) => line.trim() !== '').join('\n'))
}

/** One line of text, its baseline placed so that the line's ink stands in the middle of its height. */
export function textMark(column: Column, { glyphs, rightToLeft }: SetLine): Mark {
  return { kind: 'text', tag: column.tag, x: column.x, y: baseline(column), size: column.type.size, glyphs, rightToLeft }
}

/** A short text set in one line that ends at the far edge of the column. */
export function textMarkAtEnd(column: Column, text: string): Mark {
  const line = linesOf({ ...column, width: Infinity }, [{ text }])[0]!
  return { ...textMark(column, line), x: column.x + column.width - widthOf(line.glyphs) * column.type.size }
}

export interface SetLine {
  readonly glyphs: Line
  readonly rightToLeft: boolean
}

/** The lines of some runs; one at least. */
export function linesOf(column: Column, runs: readonly Run[]): readonly SetLine[] {
  return breakShaped(column, shapeRuns(column.faces, runs, column.where))
}

function breakShaped(column: Column, shaped: readonly ShapedLine[]): readonly SetLine[] {
  const [space] = shaped.length > 1 ? shapeRuns(column.faces, [{ text: ' ' }], column.where) : []
  return shaped.flatMap(({ glyphs, rightToLeft }, index) => {
    // A line its author ended ends its word too.
    const ended = space === undefined || index === shaped.length - 1 ? glyphs : [...glyphs, ...space.glyphs]
    return breakLines(ended, column.width / column.type.size).map((line) => ({ glyphs: line, rightToLeft }))
  })
}

/** A line as high as its ink needs: the hanging hand of Urdu, or an accent on an accent, climbs and falls further than a line of ours. */
function lineSlab(column: Column, line: SetLine): Slab {
  const { leading, size } = column.type
  const atEnd = column.follow === 'direction' && line.rightToLeft !== isFromRight(column.faces)
  const mark = { ...textMark(column, line), x: column.x + (atEnd ? column.width - widthOf(line.glyphs) * size : 0) }
  const { above, below } = inkOf(column.faces, line.glyphs)
  const [more, under] = [Math.max(0, above * size - mark.y), Math.max(0, below * size - (leading - mark.y))]
  return aSlab(leading + more + under, [{ ...mark, y: mark.y + more }])
}

/** How far a line’s ink stands above and below its baseline, in em. The house type’s Latin-1 letters fit every line of ours, and are not asked. */
function inkOf({ fonts }: Typefaces, line: Line): { readonly above: number; readonly below: number } {
  let [above, below] = [0, 0]
  let house: FaceName | null = null
  for (const { face, number, dy, text } of line) {
    // Neighbours mostly share a face: it is looked up where it changes.
    if (face !== house && isHouse(face)) house = face
    const box = face === house && text <= 'ÿ' ? null : fonts(face).boxOf(number)
    if (box === null) continue
    above = Math.max(above, box.top + dy)
    below = Math.max(below, -box.bottom - dy)
  }
  return { above, below }
}

function baseline({ faces, type }: Column): number {
  const { ascent, descent } = faces.fonts(faceOfLanguage(faces.language ?? 'en-GB') ?? houseFace(faces.houseType ?? 'arimo'))
  return type.leading / 2 + ((ascent + descent) / 2) * type.size
}
