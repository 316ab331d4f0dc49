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
  readonly address: TypeSize
}

const usual: TypeSizes = {
  body: { size: 10.5, leading: 15 },
  small: { size: 9, leading: 12.5 },
  table: { size: 9.5, leading: 13 },
  headings: { 1: { size: 16, leading: 20 }, 2: { size: 12, leading: 16 } },
  organisation: { size: 13, leading: 17 },
  address: { size: 10.5, leading: 14 },
}

/** Large print (row 37): 16 points, and nothing under 14. A long address is smaller, as an envelope's window needs it. */
const large: TypeSizes = {
  body: { size: 16, leading: 22 },
  small: { size: 14, leading: 18 },
  table: { size: 16, leading: 21 },
  headings: { 1: { size: 22, leading: 28 }, 2: { size: 18, leading: 24 } },
  organisation: { size: 18, leading: 23 },
  address: { size: 16, leading: 20 },
}

export function typeSizes(print: 'usual' | 'large'): TypeSizes {
  return print === 'large' ? large : usual
}
