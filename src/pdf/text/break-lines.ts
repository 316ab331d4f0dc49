import { findGlue } from './find-glue.ts'
import type { Glyph } from './glyph.ts'

export type Line = readonly Glyph[]

/**
 * Breaks shaped text into lines no wider than `width` (em). Lines end at spaces only, and not at those `findGlue`
 * holds together; what is wider than a line is broken at such a space, then after a hyphen, slash, full stop or at
 * sign, and failing that anywhere but inside a letter and its mark.
 * Always gives at least one line.
 */
export function breakLines(text: readonly Glyph[], width: number): readonly Line[] {
  const glued = gluedSpaces(text)
  const lines: Line[] = []
  let start = skipSpaces(text, 0)
  while (start < text.length) {
    const end = nextLine(text, glued, start, width)
    lines.push(withoutWhiteAtEnd(text.slice(start, end)))
    start = skipSpaces(text, end)
  }
  return lines.length === 0 ? [[]] : lines
}

/** The widest stretch, in em, that breaking at spaces alone cannot make narrower. */
export function widestWord(text: readonly Glyph[]): number {
  const glued = gluedSpaces(text)
  let [widest, width] = [0, 0]
  for (const [index, glyph] of text.entries()) {
    width = endsAt(text, glued, index) ? 0 : width + glyph.advance
    widest = Math.max(widest, width)
  }
  return widest
}

export function widthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((width, glyph) => width + glyph.advance, 0)
}

/** Gives the index just past the last glyph of the line that begins at `start`. */
function nextLine(text: readonly Glyph[], glued: ReadonlySet<number>, start: number, width: number): number {
  let used = 0
  let end = start
  for (let index = start; index < text.length; index += 1) {
    used += text[index]!.advance
    if (used > width + 1e-6 && !isSpace(text[index]!) && index > start) return end > start ? end : cutWord(text, start, index)
    if (endsAt(text, glued, index)) end = index + 1
  }
  return text.length
}

/** May a line end after a glyph, with nothing lost? */
function endsAt(text: readonly Glyph[], glued: ReadonlySet<number>, index: number): boolean {
  return isSpace(text[index]!) && !glued.has(index) && index + 1 < text.length && !text[index + 1]!.joins
}

/** Where a line ends that has no space to end at: the last glued space, or joint, or letter before `over`, which has no room. */
function cutWord(text: readonly Glyph[], start: number, over: number): number {
  const mayEnd: readonly ((glyph: Glyph) => boolean)[] = [isSpace, ({ text: letter }) => joints.has(letter), () => true]
  for (const may of mayEnd) {
    for (let index = over - 1; index >= start; index -= 1) if (!text[index + 1]!.joins && may(text[index]!)) return index + 1
  }
  return over + marksAfter(text, over)
}

/** Where spaces stand that must not end a line. */
function gluedSpaces(text: readonly Glyph[]): ReadonlySet<number> {
  const words: string[] = []
  /** Where each word begins, and where the white after it does. */
  const begins: number[] = []
  const ends: number[] = []
  for (let at = skipSpaces(text, 0); at < text.length; at = skipSpaces(text, at)) {
    begins.push(at)
    let word = ''
    for (; at < text.length && !isSpace(text[at]!); at += 1) word += text[at]!.text
    words.push(word)
    ends.push(at)
  }
  const spaces = new Set<number>()
  for (const [index, isGlued] of findGlue(words).entries()) {
    if (isGlued) for (let at = ends[index]!; at < begins[index + 1]!; at += 1) spaces.add(at)
  }
  return spaces
}

const joints = new Set('-/.@_\u2013\u2014')

/** Only the plain space ends a line: no-break, narrow and figure spaces are there to hold things together. */
function isSpace(glyph: Glyph): boolean {
  return glyph.text === ' '
}

function skipSpaces(text: readonly Glyph[], from: number): number {
  let at = from
  while (at < text.length && isSpace(text[at]!)) at += 1
  return at
}

/** The space a line ended at takes no room, and stays for readers, who would join the words around it. */
function withoutWhiteAtEnd(line: Line): Line {
  let end = line.length
  while (end > 0 && isSpace(line[end - 1]!)) end -= 1
  return end === line.length ? line : [...line.slice(0, end), { ...line[end]!, advance: 0 }]
}

function marksAfter(text: readonly Glyph[], index: number): number {
  let count = 0
  while (text[index + count]?.joins === true) count += 1
  return count
}
