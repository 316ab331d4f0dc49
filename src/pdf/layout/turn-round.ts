import { widthOf } from '../text/break-lines.ts'
import { pageWidth } from './page-shape.ts'
import type { Mark } from './slab.ts'

/** Moves the marks of a page to where its mirror image has them: what stood at the left stands at the right. Nothing is drawn in reverse. */
export function turnRound(marks: readonly Mark[]): readonly Mark[] {
  return marks.map((mark) => ({ ...mark, x: pageWidth - mark.x - (mark.kind === 'text' ? widthOf(mark.glyphs) * mark.size : mark.width) }))
}
