import bidiFactory from 'bidi-js'
import type { Glyph } from './glyph.ts'

const bidi = bidiFactory()

/** Letters of the scripts that are read from the right; their digits are read from the left, like all digits. */
const right = '[\\u0590-\\u065F\\u066E-\\u06EF\\u06FA-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC]'
const fromRight = new RegExp(right, 'u')

/** Is there a letter in a text of a paper that is read from the right, and none of a script that is? */
export function isForeign(text: string): boolean {
  return /\p{L}/u.test(text) && !fromRight.test(text)
}

/**
 * The level of each UTF-16 unit of a line (UAX 9): even levels run from the left, odd ones from the right. The algorithm
 * by itself turns `0113 496 0188` after an Arabic name into `0188 496 0113`, and parts a dose from its unit: numbers of
 * several groups, and a number with its sign or unit, are held from left to right wherever they stand.
 * @param text without characters that steer the direction
 */
export function levelsOf(text: string, rightToLeft: boolean): readonly number[] {
  const held = holdNumbers(text, rightToLeft)
  return levelsIn(rightToLeft ? held : held.replace(endOfForeign, '\u200E'), rightToLeft)
}

/**
 * The same for a line of a paper that is read from the right. In it a foreign phrase with numbers, such as `12 Mill Road`,
 * is held together from left to right, and so is a line that is foreign throughout.
 */
export function levelsFromRight(text: string): readonly number[] {
  if (isForeign(text)) return Array.from({ length: text.length }, () => 2)
  let [held, at] = ['', 0]
  for (const { 0: phrase, index } of text.matchAll(foreignPhrases)) {
    if (!/\d/.test(phrase) || !/\p{L}/u.test(phrase)) continue
    held += holdNumbers(text.slice(at, index), true) + hold(phrase)
    at = index + phrase.length
  }
  return levelsIn(held + holdNumbers(text.slice(at), true), true)
}

function holdNumbers(text: string, rightToLeft: boolean): string {
  return text.replace(numbers, (number) => (isLone.test(number) && !rightToLeft ? number : hold(number)))
}

function hold(text: string): string {
  return `\u2066\u202D${text}\u202C\u2069`
}

function levelsIn(steered: string, rightToLeft: boolean): readonly number[] {
  const { levels } = bidi.getEmbeddingLevels(steered, rightToLeft ? 'rtl' : 'ltr')
  return [...levels].filter((_, index) => !/[\u200E\u202C\u202D\u2066\u2069]/.test(steered[index]!))
}

const digit = '[0-9\\u0660-\\u0669\\u06F0-\\u06F9]'
/** A sign stands for itself only where nothing comes before it that it could join; `COVID-19` and `c.1521` are words. */
const begins = '(?:(?<=^|[\\s(\\[“])[-−+±<>≤≥≈~] ?|(?<![A-Za-zÀ-ɏ0-9\\u0660-\\u0669\\u06F0-\\u06F9._-]))'
const goesOn = `(?:[ .,:/–\\-\\u066B\\u066C]${digit}+)*`
const unit = '(?: ?[A-Za-zµμ%°\\u066A][A-Za-zµμ%°\\u066A²³/0-9]*)?'
const numbers = new RegExp(`${begins}${digit}+${goesOn}${unit}`, 'gu')
/** A number inside a foreign phrase stands where its readers look for it. */
const isLone = new RegExp(`^${digit}+$`)
/** Words in Latin letters and numbers, with what joins them; numbers alone too. */
export const foreignPhrases = /(?:(?<=^|[\s([“])[-−+±<>≤≥≈~] ?)?[\p{Script=Latin}µμ0-9](?:[\p{Script=Latin}\u0300-\u036Fµμ0-9²³%°]|[ \u00A0,.:/@_&'’–−+-]+(?=[\p{Script=Latin}µμ0-9]))*/gu
/** After the last letter read from the right, where numbers follow and then none such. */
const endOfForeign = new RegExp(`(?<=${right})(?!${right})(?=[^\\p{L}]*${digit}[^\\p{L}]*(?:$|(?!${right})\\p{L}))`, 'gu')

/** A bracket as it looks in words of its level. */
export function mirrorOf(character: string, level: number): string {
  return level % 2 === 1 ? (bidi.getMirroredCharacter(character) ?? character) : character
}

/**
 * Where each glyph of a line stands (UAX 9, L1 and L2): the pen’s place before it, in em from the line’s left end.
 * @param line in the order it is read
 */
export function placesOf(line: readonly Glyph[], rightToLeft: boolean): readonly number[] {
  const places = line.map(() => 0)
  let pen = 0
  for (const index of orderDrawn(line, rightToLeft ? 1 : 0)) {
    places[index] = pen
    pen += line[index]!.advance
  }
  return places
}

/** The places in `line` of its glyphs, from left to right. */
function orderDrawn(line: readonly Glyph[], base: number): readonly number[] {
  const order = line.map((_, index) => index)
  if (line.every(({ level }) => level === 0)) return order
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
