import bidiFactory from 'bidi-js'
import { lettersFromRight as right } from '#domain/basics/runs-from-right.ts'
import type { Glyph } from './glyph.ts'
import { heldIn } from './hold-phrases.ts'

const bidi = bidiFactory()

const fromRight = new RegExp(`[${right}]`, 'u')

/** Is anything in a text of a script that is read from the right? */
export function hasFromRight(text: string): boolean {
  return fromRight.test(text)
}

/** Is there a letter in a text of a paper that is read from the right, and none of a script that is? */
export function isForeign(text: string): boolean {
  return /\p{L}/u.test(text) && !fromRight.test(text)
}

/**
 * The level of each UTF-16 unit of a line (UAX 9): even levels run from the left, odd ones from the right. The algorithm
 * by itself turns `0113 496 0188` after an Arabic name into `0188 496 0113`, and parts a dose from its unit: what
 * `heldIn` finds is held from left to right wherever it stands, and so is a line from the right with no word of its script.
 * @param text without characters that steer the direction
 */
export function levelsOf(text: string, rightToLeft: boolean): readonly number[] {
  if (rightToLeft && isForeign(text)) return Array.from({ length: text.length }, () => 2)
  let [steered, at] = ['', 0]
  for (const { from, to } of heldIn(text, rightToLeft)) {
    steered += `${text.slice(at, from)}\u2066\u202D${text.slice(from, to)}\u202C\u2069`
    at = to
  }
  steered += text.slice(at)
  return levelsIn(rightToLeft ? steered : endForeign(steered), rightToLeft)
}

function levelsIn(steered: string, rightToLeft: boolean): readonly number[] {
  const { levels } = bidi.getEmbeddingLevels(steered, rightToLeft ? 'rtl' : 'ltr')
  return [...levels].filter((_, index) => !/[\u200E\u202C\u202D\u2066\u2069]/.test(steered[index]!))
}

/** Lets words that are read from the right end before numbers, where no more such words follow those. */
function endForeign(text: string): string {
  return text.replace(/[^\p{L}]+/gu, (signs, index: number) => {
    const lastNumber = (/^.*[0-9\u0660-\u0669\u06F0-\u06F9]/su.exec(signs)?.[0].length ?? 0) - 1
    if (lastNumber < 0 || fromRight.test(text.charAt(index + signs.length))) return signs
    const ends = (at: number): boolean => at <= lastNumber && fromRight.test(text.charAt(index + at - 1)) && !fromRight.test(signs.charAt(at))
    return Array.from({ length: signs.length }, (_, at) => `${ends(at) ? '\u200E' : ''}${signs.charAt(at)}`).join('')
  })
}

/** A bracket as it looks in words of its level. */
export function mirrorOf(character: string, level: number): string {
  return level % 2 === 1 ? (bidi.getMirroredCharacter(character) ?? character) : character
}

/**
 * Where each glyph of a line stands (UAX 9, L1 and L2): the pen’s place before it, in em from the line’s left end.
 * @param line in the order it is read
 */
export function placesOf(line: readonly Glyph[], rightToLeft: boolean): readonly number[] {
  const order = !rightToLeft && line.every(({ level }) => level === 0) ? null : orderDrawn(line, rightToLeft ? 1 : 0)
  const places = line.map(() => 0)
  let pen = 0
  for (let at = 0; at < line.length; at += 1) {
    const index = order === null ? at : order[at]!
    places[index] = pen
    pen += line[index]!.advance
  }
  return places
}

/** The places in `line` of its glyphs, from left to right. */
function orderDrawn(line: readonly Glyph[], base: number): readonly number[] {
  const order = line.map((_, index) => index)
  const levels = line.map(({ level }) => level)
  for (let end = line.length - 1; end >= 0 && line[end]!.text === ' '; end -= 1) levels[end] = base
  for (let level = Math.max(...levels); level > 0; level -= 1) {
    for (let from = 0; from < order.length; ) {
      let to = from
      while (to < order.length && levels[order[to]!]! >= level) to += 1
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).toReversed())
      from = to + 1
    }
  }
  return order
}
