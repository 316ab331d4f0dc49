import type { Mark } from '#pdf/layout/slab.ts'
import { placesOf } from '#pdf/text/direction.ts'
import { fonts } from '../builders/a-paper.ts'

/** In points from the page's top left. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export type TextMark = Extract<Mark, { kind: 'text' }>

/** Where a line has ink, by the boxes of its glyphs in the fonts; null for a line without ink. */
export function lineInk({ glyphs, rightToLeft, size, x, y }: TextMark): (Box & { readonly glyphs: readonly Box[] }) | null {
  const pens = placesOf(glyphs, rightToLeft)
  const boxes = glyphs.flatMap(({ face, number, dx, dy }, index) => {
    const box = fonts(face).boxOf(number)
    const pen = pens[index]! + dx
    return box === null ? [] : [{ left: x + (pen + box.left) * size, right: x + (pen + box.right) * size, top: y - (dy + box.top) * size, bottom: y - (dy + box.bottom) * size }]
  })
  if (boxes.length === 0) return null
  return {
    glyphs: boxes,
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}
