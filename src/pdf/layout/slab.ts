import type { PngPicture } from '../picture/read-png.ts'
import type { Glyph } from '../text/glyph.ts'
import type { Tag } from './tag.ts'

/** Something drawn; glyphs in the order they are read. `x` counts from the page's left edge, `y` from the top of what it belongs to; in points. */
export type Mark =
  | (Place & { readonly kind: 'text'; readonly size: number; readonly glyphs: readonly Glyph[]; readonly rightToLeft: boolean })
  | (Place & { readonly kind: 'rule'; readonly width: number; readonly thickness: number })
  | (Place & { readonly kind: 'frame'; readonly width: number; readonly height: number })
  | (Place & { readonly kind: 'picture'; readonly width: number; readonly height: number; readonly picture: PngPicture })

interface Place {
  readonly x: number
  readonly y: number
  /** The part of the paper it belongs to; undefined for decoration. */
  readonly tag?: Tag | undefined
}

/** A strip of a page that is never cut: a line of text, or a row of a table. */
export interface Slab {
  readonly height: number
  /** White above it; left out at the top of a page. */
  readonly before: number
  readonly marks: readonly Mark[]
  /** How many of the slabs after it, and of those before it, must stand on the same page. */
  readonly keepNext: number
  readonly keepPrevious: number
  /** Set again above it when it begins a page: the head of its table. */
  readonly head?: readonly Slab[]
}

export function aSlab(height: number, marks: readonly Mark[]): Slab {
  return { height, before: 0, marks, keepNext: 0, keepPrevious: 0 }
}

export function heightOf(slabs: readonly Slab[]): number {
  return slabs.reduce((height, slab, index) => height + slab.height + (index === 0 ? 0 : slab.before), 0)
}

/** The slabs as decoration: what is set again for the eye is read once. */
export function untagged(slabs: readonly Slab[]): readonly Slab[] {
  return slabs.map((slab) => ({ ...slab, marks: slab.marks.map((mark) => ({ ...mark, tag: undefined })) }))
}

/** Gives the slabs with white above the first. */
export function spaced(before: number, slabs: readonly Slab[]): readonly Slab[] {
  return slabs.map((slab, index) => (index === 0 ? { ...slab, before } : slab))
}

/** The marks of slabs stacked from `top` downwards. */
export function stack(slabs: readonly Slab[], top: number): readonly Mark[] {
  let y = top
  return slabs.flatMap((slab, index) => {
    y += index === 0 ? 0 : slab.before
    const marks = slab.marks.map((mark) => ({ ...mark, y: mark.y + y }))
    y += slab.height
    return marks
  })
}
