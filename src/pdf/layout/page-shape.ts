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

export const bodyType: TypeSize = { size: 10.5, leading: 15 }
export const smallType: TypeSize = { size: 9, leading: 12.5 }
export const tableType: TypeSize = { size: 9.5, leading: 13 }
export const headingTypes: Readonly<Record<1 | 2, TypeSize>> = {
  1: { size: 16, leading: 20 },
  2: { size: 12, leading: 16 },
}
export const organisationType: TypeSize = { size: 13, leading: 17 }
export const addressType: TypeSize = { size: 10.5, leading: 14 }
