import type { Run } from '#domain/basics/prose.ts'
import type { PaperBlock } from '#domain/letter/paper-document.ts'
import { widestWord, widthOf } from '../text/break-lines.ts'
import { shapeRuns } from '../text/shape-text.ts'
import { layText, textMark, type Column } from './lay-text.ts'
import { mm } from './page-shape.ts'
import { shareColumns } from './share-columns.ts'
import { aSlab, heightOf, stack, type Mark, type Slab } from './slab.ts'
import { tag, type Tag } from './tag.ts'

type Table = Extract<PaperBlock, { kind: 'table' }>

const padding = { x: 4, y: 3 } as const
/** A box to tick with a pen stands alone in its cell, 4 mm wide; the one font that has its sign draws it 0.651 em wide. */
const penBox = { sign: '☐', size: (4 * mm) / 0.651 } as const
/** A row up to this many lines is never cut by the end of a page. */
const uncutLines = 16

/** Sets a table across the column. Its head is set again on each page the table goes on to. */
export function layTable(column: Column, table: Table): readonly Slab[] {
  const small = { ...column, type: column.types.table }
  const count = Math.max(table.head.length, ...table.rows.map((row) => row.length), 0)
  if (count === 0) return []
  const headed = table.head.some((text) => text.trim() !== '')
  const cells = [...(headed ? [boldRow(table.head)] : []), ...table.rows.map(plainRow)]
  const columns = placeColumns(small, cells, { count, spare: headed ? 'all' : 'last' })
  const whole = tag('Table')
  const head = headed ? layRow(columns, boldRow(table.head), { rule: 1, cell: 'TH', row: tag('TR', whole) }) : []
  const rows = table.rows.flatMap((row) => layRow(columns, plainRow(row), { rule: 0.5, cell: 'TD', row: tag('TR', whole) }))
  // A head too tall for one piece is set once: repeated, it would leave no page for the rows.
  return [...head.map(keptWithRow), ...(head.length === 1 ? rows.map((row) => ({ ...row, head })) : rows)]
}

type Cell = readonly Run[]

function boldRow(texts: readonly string[]): readonly Cell[] {
  return texts.map((text) => [{ text, bold: true }])
}

function plainRow(texts: readonly string[]): readonly Cell[] {
  return texts.map((text) => [{ text }])
}

function placeColumns(column: Column, rows: readonly (readonly Cell[])[], { count, spare }: { readonly count: number; readonly spare: 'all' | 'last' }): readonly Column[] {
  const needs = Array.from({ length: count }, (_, index) => {
    const lines = rows.map((row) => row[index] ?? []).flatMap((cell) => shapeRuns(column.faces, cell, column.where).map(({ glyphs }) => ({ glyphs, size: sizeOf(column, cell) })))
    const most = lines.reduce((widest, { glyphs, size }) => Math.max(widest, widthOf(glyphs) * size), 0)
    const least = lines.reduce((widest, { glyphs, size }) => Math.max(widest, widestWord(glyphs) * size), 0)
    // A hair of room, so that sums of widths never push the last letter of the widest word to a line of its own.
    const room = padding.x * 2 + 0.1
    return { least: least + room, most: most + room }
  })
  let x = column.x
  return shareColumns(needs, column.width, spare).map((width) => {
    const cell = { ...column, x: x + padding.x, width: width - padding.x * 2 }
    x += width
    return cell
  })
}

function sizeOf({ type }: Column, cell: Cell): number {
  return cell.length === 1 && cell[0]?.text === penBox.sign ? Math.max(type.size, penBox.size) : type.size
}

function keptWithRow(slab: Slab, index: number, head: readonly Slab[]): Slab {
  return index === head.length - 1 ? { ...slab, keepNext: 1 } : slab
}

interface RowKind {
  /** How thick the line under it is. */
  readonly rule: number
  readonly cell: 'TH' | 'TD'
  readonly row: Tag
}

function layRow(columns: readonly Column[], row: readonly Cell[], { rule, cell, row: within }: RowKind): readonly Slab[] {
  const cells = columns.map((column, index) => layCell({ ...column, tag: tag(cell, within) }, row[index] ?? []))
  const lines = Math.max(1, ...cells.map((cell) => cell.length))
  if (lines <= uncutLines) return [ruled(oneSlab(cells, columns[0]!.type.leading), columns, rule)]
  const slabs = Array.from({ length: lines }, (_, index) => ({
    ...aSlab(Math.max(columns[0]!.type.leading, ...cells.map((cell) => cell[index]?.height ?? 0)), cells.flatMap((cell) => cell[index]?.marks ?? [])),
    keepNext: index < 1 ? 1 : 0,
    keepPrevious: index > lines - 2 ? 1 : 0,
  }))
  return slabs.map((slab, index) => (index === lines - 1 ? ruled(slab, columns, rule) : slab))
}

/** A cell without words still stands in its row: a reader counts the columns. */
function layCell(column: Column, cell: Cell): readonly Slab[] {
  const lines = layText({ ...column, type: { ...column.type, size: sizeOf(column, cell) } }, cell)
  return lines.length > 0 ? lines : [aSlab(column.type.leading, [textMark(column, { glyphs: [], rightToLeft: false })])]
}

function oneSlab(cells: readonly (readonly Slab[])[], leading: number): Slab {
  const height = Math.max(leading, ...cells.map(heightOf)) + padding.y
  return aSlab(height, cells.flatMap((cell) => stack(cell, padding.y)))
}

/** Adds the line under a row. */
function ruled(slab: Slab, columns: readonly Column[], thickness: number): Slab {
  const left = columns[0]!.x - padding.x
  const right = columns.at(-1)!.x + columns.at(-1)!.width + padding.x
  const rule: Mark = { kind: 'rule', x: left, y: slab.height + padding.y, width: right - left, thickness }
  return { ...slab, height: slab.height + padding.y + thickness, marks: [...slab.marks, rule] }
}
