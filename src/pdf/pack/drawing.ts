import type { PDFContext, PDFObject } from 'pdf-lib'

/** A page to be: its size in points, what is drawn on it above the strip for the stamp, and by which objects. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly operators: string
  readonly objects: Readonly<Record<string, PDFObject>>
  /** Whether it holds text that can be read aloud, and not only a picture of it. */
  readonly hasText: boolean
  /** How the page mixes what is see-through, where its file said so. */
  readonly group?: PDFObject
}

/** What of an enclosure is not drawn, and so not in the pack: whoever packs is told. */
export interface LeftOut {
  readonly links: number
  /** Comments that are read by opening them. */
  readonly notes: number
  /** Files attached to the file. */
  readonly files: number
}

/** An enclosure that can be drawn. */
export interface Enclosed {
  readonly kind: 'pdf' | 'jpeg' | 'png'
  readonly pages: number
  readonly leftOut: LeftOut
  /** Draws its pages into a file, with the layers they stand in. Throws when a part turns out to be damaged. */
  readonly drawInto: (context: PDFContext) => { readonly drawings: readonly Drawing[]; readonly layers: readonly PDFObject[] }
}

/** The foot of each page that belongs to the stamp: what is enclosed is drawn above it, so that no word is covered. */
export const strip = 24

/** Room for the longest stamp on the smallest page. */
export const leastWidth = 160
export const leastHeight = 120
