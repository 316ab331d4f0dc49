import type { FontSet } from '../font/font-set.ts'
import type { MarkPlace } from '../font/read-mark-places.ts'
import type { Glyph } from './glyph.ts'

/**
 * Places a combining mark on the letter it follows: ọ̀ has no composed form, and names need it. Where the face's
 * maker gave no place, the mark is centred on the letter and clears its ink. Any other glyph is given back as it is.
 */
export function placeMark(fonts: FontSet, line: readonly Glyph[], mark: Glyph): Glyph {
  if (!mark.joins) return mark
  const letter = line.findLast((glyph) => !glyph.joins)
  if (letter === undefined) return mark
  const last = line.at(-1)!
  const place = placeByMaker(fonts, letter, last, mark) ?? placeByInk(fonts, letter, last, mark)
  return place === undefined ? mark : { ...mark, advance: 0, dx: place.x - letter.advance, dy: place.y }
}

/** From the origin of the letter, in em. */
function placeByMaker(fonts: FontSet, letter: Glyph, last: Glyph, mark: Glyph): MarkPlace | undefined {
  // A face knows the places on its own letters alone.
  if (letter.face !== mark.face || last.face !== mark.face) return undefined
  const { onLetter, onMark } = fonts(mark.face).markPlaces
  if (last === letter) return onLetter(letter.number, mark.number)
  const onLast = onMark(last.number, mark.number)
  if (onLast !== undefined) return { x: onLast.x + last.dx + letter.advance, y: onLast.y + last.dy }
  // A mark above after a mark below does not meet it: both have their places on the letter.
  return areApart(fonts, last, mark) ? onLetter(letter.number, mark.number) : undefined
}

/** The white between a letter and its mark: Arimo's own accents stand at this distance. */
const gap = 0.052

function placeByInk(fonts: FontSet, letter: Glyph, last: Glyph, mark: Glyph): MarkPlace | undefined {
  const base = fonts(letter.face).boxOf(letter.number)
  const own = fonts(mark.face).boxOf(mark.number)
  if (base === null || own === null) return undefined
  const stacked = last !== letter && !areApart(fonts, last, mark)
  const carrier = stacked ? { ...(fonts(last.face).boxOf(last.number) ?? base), dy: last.dy } : { ...base, dy: 0 }
  const x = (base.left + base.right - own.left - own.right) / 2
  if (isAbove(fonts, mark)) return { x, y: Math.max(base.top, carrier.top + carrier.dy) + gap - own.bottom }
  if (isBelow(fonts, mark)) return { x, y: Math.min(0, base.bottom, carrier.bottom + carrier.dy) - gap - own.top }
  return { x, y: 0 }
}

function areApart(fonts: FontSet, one: Glyph, other: Glyph): boolean {
  return (isAbove(fonts, one) && isBelow(fonts, other)) || (isBelow(fonts, one) && isAbove(fonts, other))
}

function isAbove(fonts: FontSet, mark: Glyph): boolean {
  return (fonts(mark.face).boxOf(mark.number)?.bottom ?? 0) > 0.4
}

function isBelow(fonts: FontSet, mark: Glyph): boolean {
  return (fonts(mark.face).boxOf(mark.number)?.top ?? 1) < 0.1
}
