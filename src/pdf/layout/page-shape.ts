import type { PaperLanguage } from '#domain/letter/paper-language.ts'

/** Points in a millimetre. */
export const mm = 72 / 25.4

/** A4 and its margins, in points. */
export const pageWidth = 210 * mm
export const pageHeight = 297 * mm
export const margin = 20 * mm
export const textWidth = pageWidth - 2 * margin

/** Where the window of a DL envelope shows the address of a letter folded in three. */
export const window = { top: 50 * mm, width: 85 * mm, bottom: 88 * mm } as const
/** The particulars stand right of the window, so that nothing but the address shows in it. */
export const particularsLeft = 117 * mm
/** The last line of each page stands this far above the paper's edge: printers need the white. */
export const footMargin = 12 * mm

/** A size of type with the distance of its lines, in points. */
export interface TypeSize {
  readonly size: number
  readonly leading: number
}

/** The sizes of type of one paper. */
export interface TypeSizes {
  readonly body: TypeSize
  readonly small: TypeSize
  readonly table: TypeSize
  readonly headings: Readonly<Record<1 | 2, TypeSize>>
  readonly organisation: TypeSize
  /** The lines under the organisation, over the address in the window. */
  readonly letterhead: TypeSize
  readonly address: TypeSize
}

const usual: TypeSizes = {
  body: { size: 10.5, leading: 15 },
  small: { size: 9, leading: 12.5 },
  table: { size: 9.5, leading: 13 },
  headings: { 1: { size: 16, leading: 20 }, 2: { size: 12, leading: 16 } },
  organisation: { size: 13, leading: 17 },
  letterhead: { size: 9, leading: 12.5 },
  address: { size: 10.5, leading: 14 },
}

/** Large print (row 37): nothing under 16 points, but for a long address and the lines over it, as an envelope's window needs it. */
const large: TypeSizes = {
  body: { size: 16, leading: 22 },
  small: { size: 16, leading: 20 },
  table: { size: 16, leading: 21 },
  headings: { 1: { size: 22, leading: 28 }, 2: { size: 18, leading: 24 } },
  organisation: { size: 18, leading: 23 },
  letterhead: { size: 14, leading: 18 },
  address: { size: 16, leading: 20 },
}

/** An address of six lines in large print: the window of an envelope shows them all, and none is under 14. */
export const smallLargeAddress: TypeSize = { size: 14, leading: 17.5 }

/** The sizes of type of a paper's own words, and the distance of its lines in em, in languages whose letters are small for their size and climb and fall far. */
const ownSizes: Readonly<Partial<Record<PaperLanguage, { readonly size: number; readonly leading: number }>>> = {
  ar: { size: 1.1, leading: 1.6 },
  fa: { size: 1.1, leading: 1.6 },
  ur: { size: 1.1, leading: 2.3 },
}

/** The address keeps its size: the window of an envelope does too. */
export function typeSizes(print: 'usual' | 'large', language: PaperLanguage = 'en-GB'): TypeSizes {
  const sizes = print === 'large' ? large : usual
  const own = ownSizes[language]
  if (own === undefined) return sizes
  const fit = ({ size }: TypeSize): TypeSize => ({ size: toHalf(size * own.size), leading: toHalf(size * own.size * own.leading) })
  const { body, small, table, headings, organisation, letterhead, address } = sizes
  return { body: fit(body), small: fit(small), table: fit(table), headings: { 1: fit(headings[1]), 2: fit(headings[2]) }, organisation: fit(organisation), letterhead: fit(letterhead), address }
}

function toHalf(points: number): number {
  return Math.round(points * 2) / 2
}
