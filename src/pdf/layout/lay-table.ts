import type { PaperBlock } from '#domain/letter/paper-document.ts'
import { widestWord, widthOf } from '../text/break-lines.ts'
import { shapeRuns, type ShapedLine } from '../text/shape-text.ts'
import { layShaped, textMark, type Column } from './lay-text.ts'
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
  const headCells = headed ? [shapeRow(small, table.head, { bold: true })] : []
  const rowCells = table.rows.map((row) => shapeRow(small, row))
  const columns = placeColumns(small, [...headCells, ...rowCells], { count, spare: headed ? 'all' : 'last' })
  const whole = tag('Table')
  const head = headCells.flatMap((row) => layRow(columns, row, { rule: 1, cell: 'TH', row: tag('TR', whole) }))
  const rows = rowCells.flatMap((row) => layRow(columns, row, { rule: 0.5, cell: 'TD', row: tag('TR', whole) }))
  // A head too tall for one piece is set once: repeated, it would leave no page for the rows.
  return [...head.map(keptWithRow), ...(head.length === 1 ? rows.map((row) => ({ ...row, head })) : rows)]
}

interface Cell {
  /** Its lines as its author ended them; none of a cell without words. */
  readonly shaped: readonly ShapedLine[]
  /** The type size of its words, in points. */
  readonly size: number
}

function shapeRow({ faces, type, where }: Column, texts: readonly string[], style: { readonly bold?: true } = {}): readonly Cell[] {
  return texts.map((text) => ({
    shaped: text.trim() === '' ? [] : shapeRuns(faces, [{ text, ...style }], where),
    size: text === penBox.sign ? Math.max(type.size, penBox.size) : type.size,
  }))
}

function placeColumns(column: Column, rows: readonly (readonly Cell[])[], { count, spare }: { readonly count: number; readonly spare: 'all' | 'last' }): readonly Column[] {
  const needs = Array.from({ length: count }, (_, index) => {
    const lines = rows.flatMap((row) => row[index] ?? []).flatMap(({ shaped, size }) => shaped.map(({ glyphs }) => ({ glyphs, size })))
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
  const cells = columns.map((column, index) => layCell({ ...column, tag: tag(cell, within) }, row[index]))
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
function layCell(column: Column, cell: Cell | undefined): readonly Slab[] {
  if (cell !== undefined && cell.shaped.length > 0) return layShaped({ ...column, type: { ...column.type, size: cell.size } }, cell.shaped)
  return [aSlab(column.type.leading, [textMark(column, { glyphs: [], rightToLeft: false })])]
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
