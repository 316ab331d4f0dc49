import { layPlain, linesOf, textMark, textMarkAtEnd, type Column } from '../layout/lay-text.ts'
import { footMargin, margin, pageHeight, textWidth, typeSizes } from '../layout/page-shape.ts'
import { paginate } from '../layout/paginate.ts'
import { heightOf, spaced, stack, type Mark, type Slab } from '../layout/slab.ts'
import { tag, type Tag } from '../layout/tag.ts'
import type { PackWish } from './pack-wish.ts'
import type { Typefaces } from '../text/shape-text.ts'

/** A line of the list of what is enclosed. Numbers stay those of the letter, also where one is left out. */
export interface ContentsRow {
  readonly place: number
  readonly title: string
  readonly pages: number
  /** The page of the pack it begins on, from 1; null when it is left out of this pack. */
  readonly firstPage: number | null
}

const numberWidth = 26
const pagesWidth = 120
const between = 6
const types = typeSizes('usual')

/**
 * Lays out the list of what is enclosed: the marks of each page. How many pages it takes does not hang on the page
 * numbers in it. Throws MissingGlyphError, naming the enclosure, when a title cannot be set.
 */
export function layContents(faces: Typefaces, rows: readonly ContentsRow[], { identity, letterName }: Pick<PackWish, 'identity' | 'letterName'>): readonly (readonly Mark[])[] {
  const column: Column = { faces, types, type: types.body, x: margin, width: textWidth, where: 'the list of enclosures' }
  const foot: Column = { ...column, type: types.small, where: 'the foot of the list of enclosures' }
  const whose = layPlain({ ...foot, width: textWidth - 160 }, identity)
  const footTop = pageHeight - footMargin - Math.max(types.small.leading, heightOf(whose))
  const heading = layPlain({ ...column, type: types.headings[1], tag: tag('H1') }, 'Enclosures', { bold: true })
  const list: Tag = { name: 'L', within: null, numbering: 'Decimal' }
  const letter = spaced(between, layPlain({ ...column, tag: tag('P') }, letterName))
  const slabs = [...kept([...heading, ...letter], 1), ...rows.flatMap((row) => layRow(column, row, list))]
  const pages = paginate(slabs, () => ({ top: margin, bottom: footTop - 12 }))
  return pages.map((marks, index) => {
    const number = textMarkAtEnd(foot, `List of enclosures, page ${index + 1} of ${pages.length}`)
    return [...marks, ...stack(whose, footTop), { ...number, y: number.y + footTop }]
  })
}

/** The pages stand on the last line of a title, where reading it ends. */
function layRow(column: Column, row: ContentsRow, list: Tag): readonly Slab[] {
  const item = tag('LI', list)
  const [label, body] = [tag('Lbl', item), tag('LBody', item)]
  const number = textMark({ ...column, tag: label }, linesOf(column, [{ text: `${row.place}.` }])[0]!)
  const where = textMarkAtEnd({ ...column, tag: body }, whereWords(row))
  const title: Column = { ...column, x: column.x + numberWidth, width: column.width - numberWidth - pagesWidth, where: `the title of enclosure ${row.place}`, tag: body }
  const lines = layPlain(title, row.title.trim() === '' ? 'Without a title' : row.title)
  const marked = lines.map((slab, index) => ({
    ...slab,
    marks: [...(index === 0 ? [number] : []), ...slab.marks, ...(index === lines.length - 1 ? [where] : [])],
  }))
  return spaced(between, kept(marked, 0))
}

/** Slabs that stand on one page, with as many after them as `more` says. */
function kept(slabs: readonly Slab[], more: number): readonly Slab[] {
  return slabs.map((slab, index) => ({ ...slab, keepNext: slabs.length - 1 - index + more }))
}

function whereWords({ pages, firstPage }: ContentsRow): string {
  if (firstPage === null) return 'not in this pack'
  return pages === 1 ? `page ${firstPage}` : `pages ${firstPage} to ${firstPage + pages - 1}`
}
