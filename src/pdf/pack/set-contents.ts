import type { FontSet } from '../font/font-set.ts'
import { margin, pageHeight, pageWidth } from '../layout/page-shape.ts'
import { breakLines, widthOf, type Line } from '../text/break-lines.ts'
import { shapeRuns } from '../text/shape-text.ts'
import { writeLine, type FaceOf } from './write-line.ts'

/** A line of the list of what is enclosed. Numbers stay those of the letter, also where one is left out. */
export interface ContentsRow {
  readonly place: number
  readonly title: string
  readonly pages: number
  /** The page of the pack it begins on, from 1; null when it is left out of this pack. */
  readonly firstPage: number | null
}

/** One page of the list: what is read in its order, and its foot. */
export interface ContentsPage {
  /** The heading, on the first page. */
  readonly heading: string | null
  readonly rows: readonly string[]
  readonly foot: string
}

const size = 10.5
const leading = 15
const between = 6
const numberWidth = 26
const pagesWidth = 120
const titleWidth = pageWidth - 2 * margin - numberWidth - pagesWidth
const firstRow = pageHeight - margin - 40
const lowest = margin + 20

/** How many pages the list takes: known before the numbers in it are. */
export function countContentsPages(fonts: FontSet, rows: readonly Pick<ContentsRow, 'place' | 'title'>[]): number {
  return shareRows(rows.map((row) => titleLines(fonts, row))).length
}

/** Sets the list of what is enclosed. Throws MissingGlyphError, naming the enclosure, when a title cannot be set. */
export function setContents(fonts: FontSet, rows: readonly ContentsRow[], identity: string, faceOf: FaceOf): readonly ContentsPage[] {
  const titles = rows.map((row) => titleLines(fonts, row))
  const pages = shareRows(titles)
  const line = (text: string, bold = false): Line => shapeRuns(fonts, [{ text, ...(bold ? { bold } : {}) }], 'the list of enclosures').flat()
  const atRight = (text: string, y: number, points: number): string => {
    const shaped = line(text)
    return writeLine(shaped, pageWidth - margin - widthOf(shaped) * points, y, points, faceOf)
  }
  return pages.map((places, page) => ({
    heading: page === 0 ? writeLine(line('Enclosures', true), margin, pageHeight - margin - 16, 16, faceOf) : null,
    rows: places.map(({ row, y }) => {
      const { place } = rows[row]!
      const shown = titles[row]!.map((title, index) => writeLine(title, margin + numberWidth, y - index * leading, size, faceOf))
      return [writeLine(line(`${place}.`), margin, y, size, faceOf), ...shown, atRight(whereWords(rows[row]!), y, size)].join('\n')
    }),
    foot: [
      ...breakLines(shapeRuns(fonts, [{ text: identity }], 'the foot of the list of enclosures').flat(), (pageWidth - 2 * margin - 140) / 9).map((each, index) => writeLine(each, margin, margin - 8 - index * 11, 9, faceOf)),
      atRight(`List of enclosures, page ${page + 1} of ${pages.length}`, margin - 8, 9),
    ].join('\n'),
  }))
}

function titleLines(fonts: FontSet, { place, title }: Pick<ContentsRow, 'place' | 'title'>): readonly Line[] {
  return shapeRuns(fonts, [{ text: title }], `the title of enclosure ${place}`).flatMap((line) => breakLines(line, titleWidth / size))
}

interface PlacedRow {
  readonly row: number
  /** Of its first baseline, from the bottom of the page. */
  readonly y: number
}

/** Shares rows among pages, none of them cut; one page at least. */
function shareRows(titles: readonly (readonly Line[])[]): readonly (readonly PlacedRow[])[] {
  const pages: PlacedRow[][] = [[]]
  let y = firstRow
  for (const [row, lines] of titles.entries()) {
    if (y - (lines.length - 1) * leading < lowest && pages.at(-1)!.length > 0) {
      pages.push([])
      y = pageHeight - margin - size
    }
    pages.at(-1)!.push({ row, y })
    y -= lines.length * leading + between
  }
  return pages
}

function whereWords({ pages, firstPage }: ContentsRow): string {
  if (firstPage === null) return 'not in this pack'
  return pages === 1 ? `page ${firstPage}` : `pages ${firstPage} to ${firstPage + pages - 1}`
}
