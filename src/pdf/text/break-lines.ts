import { findGlue } from './find-glue.ts'
import type { Glyph } from './glyph.ts'

export type Line = readonly Glyph[]

/** How willingly a line may end after a glyph. A glued space gives way only where all it holds cannot fit one line. */
const never = 0
const insideWord = 1
const afterJoint = 2
const atGluedSpace = 3
const atSpace = 4

/**
 * Breaks shaped text into lines no wider than `width` (em). Lines end at spaces only, and not at those `findGlue`
 * holds together; what is wider than a line is broken at such a space, then after a hyphen, slash, full stop or at
 * sign, and failing that anywhere but inside a letter and its mark.
 * Always gives at least one line.
 */
export function breakLines(text: readonly Glyph[], width: number): readonly Line[] {
  const ease = easeOf(text)
  const lines: Line[] = []
  let start = skipSpaces(text, 0)
  for (let line = nextLine(text, ease, start, width); start < text.length; line = nextLine(text, ease, start, width)) {
    lines.push(withoutWhiteAtEnd(text.slice(start, line)))
    start = skipSpaces(text, line)
  }
  return lines.length === 0 ? [[]] : lines
}

/** The widest stretch, in em, that breaking at spaces alone cannot make narrower. */
export function widestWord(text: readonly Glyph[]): number {
  const ease = easeOf(text)
  let [widest, width] = [0, 0]
  for (const [index, glyph] of text.entries()) {
    width = ease[index] === atSpace ? 0 : width + glyph.advance
    widest = Math.max(widest, width)
  }
  return widest
}

export function widthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((width, glyph) => width + glyph.advance, 0)
}

/** Gives the index just past the last glyph of the line that begins at `start`. */
function nextLine(text: readonly Glyph[], ease: readonly number[], start: number, width: number): number {
  let used = 0
  let best = { end: start, ease: never }
  for (let index = start; index < text.length; index += 1) {
    used += text[index]!.advance
    if (used > width + 1e-6 && !isSpace(text[index]!) && index > start) {
      return best.ease === never ? index + marksAfter(text, index) : best.end
    }
    const here = ease[index]!
    if (here !== never && here >= best.ease) best = { end: index + 1, ease: here }
  }
  return text.length
}

function easeOf(text: readonly Glyph[]): readonly number[] {
  const glued = gluedSpaces(text)
  return text.map((glyph, index) => {
    const next = text[index + 1]
    if (next === undefined || next.joins) return never
    if (isSpace(glyph)) return glued.has(index) ? atGluedSpace : atSpace
    return joints.has(glyph.text) ? afterJoint : insideWord
  })
}

/** Where spaces stand that must not end a line. */
function gluedSpaces(text: readonly Glyph[]): ReadonlySet<number> {
  const written = text.map(oneUnit).join('')
  const words = [...written.matchAll(/[^ ]+/g)]
  const glue = findGlue(words.map((word) => word[0]))
  const spaces = new Set<number>()
  for (const [index, word] of words.entries()) {
    const next = words[index + 1]
    if (glue[index] !== true || next === undefined) continue
    for (let at = word.index + word[0].length; at < next.index; at += 1) spaces.add(at)
  }
  return spaces
}

/** One UTF-16 unit a glyph, so that places in the string are places in the text. */
function oneUnit(glyph: Glyph): string {
  return glyph.text.length === 1 ? glyph.text : '\uFFFD'
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
