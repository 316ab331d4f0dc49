import type { Run } from '#domain/basics/prose.ts'
import type { FontSet } from '../font/font-set.ts'
import { breakLines, widthOf, type Line } from '../text/break-lines.ts'
import { shapeRuns } from '../text/shape-text.ts'
import { aSlab, type Mark, type Slab } from './slab.ts'
import type { TypeSize, TypeSizes } from './page-shape.ts'
import type { Tag } from './tag.ts'

/** Where text is set: its left edge and width in points, and what to call the place when a character has no glyph. */
export interface Column {
  readonly fonts: FontSet
  readonly type: TypeSize
  /** Every size of this paper: a block may hold small print. */
  readonly types: TypeSizes
  readonly x: number
  readonly width: number
  readonly where: string
  /** The part of the paper its text is; undefined for decoration. */
  readonly tag?: Tag
}

/** Sets runs as lines, one slab each, so that no page begins or ends with a single line of a paragraph. */
export function layText(column: Column, runs: readonly Run[]): readonly Slab[] {
  if (runs.every((run) => run.text.trim() === '')) return []
  const lines = linesOf(column, runs)
  return lines.map((line, index) => ({
    ...aSlab(column.type.leading, [textMark(column, line)]),
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
export function textMark(column: Column, line: Line): Mark {
  return { kind: 'text', tag: column.tag, x: column.x, y: baseline(column), size: column.type.size, glyphs: line }
}

/** A short text set in one line with its right end at the right edge of the column. */
export function textMarkAtRight(column: Column, text: string): Mark {
  const line = shapeRuns(column.fonts, [{ text }], column.where).flat()
  return { ...textMark(column, line), x: column.x + column.width - widthOf(line) * column.type.size }
}

export function linesOf(column: Column, runs: readonly Run[]): readonly Line[] {
  const [end] = shapeRuns(column.fonts, [{ text: ' ' }], column.where).flat()
  const shaped = shapeRuns(column.fonts, runs, column.where)
  // A line its author ended ends its word too.
  const ended = shaped.map((line, index) => (index === shaped.length - 1 ? line : [...line, end!]))
  return ended.flatMap((line) => breakLines(line, column.width / column.type.size))
}

function baseline({ fonts, type }: Column): number {
  const { ascent, descent } = fonts.regular
  return type.leading / 2 + ((ascent + descent) / 2) * type.size
}
