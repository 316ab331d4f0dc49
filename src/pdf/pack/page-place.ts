import { PDFNumber, type PDFArray, type PDFPageLeaf } from 'pdf-lib'
import { leastHeight, leastWidth, strip } from './drawing.ts'
import { followedBy, type Box, type Matrix } from '../matrix.ts'
import { name } from '../name.ts'

/** How a page of another file stands on a page of the pack. */
export interface PagePlace {
  readonly width: number
  readonly height: number
  /** What the old page shows, in its own measures. */
  readonly box: Box
  /** From the old page's measures to the new page's. */
  readonly matrix: Matrix
}

/**
 * Places a page upright, as its reader sees it, on a page of the same size: a little smaller, so that the stamp has
 * a strip of its own. The size is kept, for a growth chart on A3 would not be read on A4.
 * Throws when the page has no size.
 */
export function placePage(page: PDFPageLeaf): PagePlace {
  const box = shownBox(page)
  const turned = turnsOf(page)
  const unit = userUnit(page)
  const [width, height] = [(box.right - box.left) * unit, (box.top - box.bottom) * unit]
  const [shownWidth, shownHeight] = turned % 2 === 0 ? [width, height] : [height, width]
  const paper = { width: Math.max(shownWidth, leastWidth), height: Math.max(shownHeight, leastHeight) }
  const scale = Math.min((paper.height - strip) / shownHeight, 1)
  const upright = followedBy([unit, 0, 0, unit, -box.left * unit, -box.bottom * unit], turn(turned, width, height))
  const middle = (paper.width - shownWidth * scale) / 2
  return { ...paper, box, matrix: followedBy(upright, [scale, 0, 0, scale, middle, paper.height - shownHeight * scale]) }
}

/** Quarter turns clockwise, each back into the corner the page began in. */
function turn(quarters: number, width: number, height: number): Matrix {
  if (quarters === 1) return [0, -1, 1, 0, 0, width]
  if (quarters === 2) return [-1, 0, 0, -1, width, height]
  if (quarters === 3) return [0, 1, -1, 0, height, 0]
  return [1, 0, 0, 1, 0, 0]
}

function turnsOf(page: PDFPageLeaf): number {
  const degrees = page.Rotate()?.asNumber() ?? 0
  return ((Math.round(degrees / 90) % 4) + 4) % 4
}

function userUnit(page: PDFPageLeaf): number {
  const unit = page.lookup(name('UserUnit'))
  return unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1
}

function shownBox(page: PDFPageLeaf): Box {
  const whole = boxOf(page.MediaBox())
  const crop = page.CropBox()
  const cut = crop === undefined ? whole : boxOf(crop)
  const shown = {
    left: Math.max(whole.left, cut.left),
    bottom: Math.max(whole.bottom, cut.bottom),
    right: Math.min(whole.right, cut.right),
    top: Math.min(whole.top, cut.top),
  }
  const box = shown.right > shown.left && shown.top > shown.bottom ? shown : whole
  if (!(box.right > box.left && box.top > box.bottom)) throw new RangeError('The page has no size.')
  return box
}

/** A rectangle, whichever of its corners it is written by. */
export function boxOf(array: PDFArray): Box {
  const [x1, y1, x2, y2] = [0, 1, 2, 3].map((index) => array.lookup(index, PDFNumber).asNumber()) as [number, number, number, number]
  return { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) }
}
