import { ownerOf, type Walk } from './content-walk.ts'
import { move, followedBy, unit, type Matrix, type Point } from '../matrix.ts'
import { readFont, type FileFont } from './read-font.ts'
import { at, type Found } from './read-object.ts'
import type { Operand } from './read-operators.ts'

/** A text object: marked content that begins in it must end in it. */
export function beginText(walk: Walk): void {
  walk.inText = walk.marks.length
  placeLine(walk, unit)
}

/** Ends a text object, and notes marked content that crosses its edge. */
export function endText(walk: Walk): void {
  if (walk.inText !== walk.marks.length) walk.faults.push({ rule: 'marks-closed', words: 'Marked content begins inside a text object and ends outside it, or the reverse.' })
  walk.inText = null
}

/** Puts the pen at the start of a line. */
export function placeLine(walk: Walk, matrix: Matrix): void {
  walk.line = matrix
  walk.text = matrix
}

/** Puts the pen at the start of another line, so far from the last one. */
export function nextLine(walk: Walk, x: number, y: number): void {
  placeLine(walk, followedBy([1, 0, 0, 1, x, y], walk.line))
}

/** Gives the font a page calls by a name; null where it has none of that name. */
export function fontNamed(walk: Walk, resources: Found, name: string): FileFont | null {
  const font = at(resources, 'Font', name)
  if (font === undefined) return null
  const known = walk.fonts.get(font) ?? readFont(font)
  walk.fonts.set(font, known)
  return known
}

/** Draws text: strings and, between them, how far to move back in thousandths of the type size. */
export function show(walk: Walk, operator: string, parts: readonly Operand[]): void {
  const { font } = walk.graphics
  if (font === null) walk.faults.push({ rule: 'readable', words: 'Text is drawn in a font that the page does not have.' })
  const before = walk.letters.length
  for (const part of parts) {
    if (typeof part === 'number') advance(walk, (-part / 1000) * walk.graphics.size)
    else if (font !== null && typeof part === 'object' && part !== null && 'bytes' in part) showCodes(walk, font, part.bytes)
  }
  walk.drawn.push({ owner: ownerOf(walk), operator, corners: walk.letters.slice(before).flatMap(({ from, to }) => [from, to]) })
}

function showCodes(walk: Walk, font: FileFont, bytes: readonly number[]): void {
  const { size, spacing, wordSpacing } = walk.graphics
  for (let index = 0; index + font.codeLength <= bytes.length; index += font.codeLength) {
    const code = font.codeLength === 2 ? bytes[index]! * 256 + bytes[index + 1]! : bytes[index]!
    const mark = walk.marks.find(({ spoken }) => spoken !== null)
    const text = mark === undefined ? (font.textOf(code) ?? '') : mark.said ? '' : (mark.spoken ?? '')
    if (mark !== undefined) mark.said = true
    const from = penOf(walk)
    const width = (font.widthOf(code) / 1000) * size
    advance(walk, width)
    walk.letters.push({ owner: ownerOf(walk), font, code, text, size, from, to: penOf(walk), spoken: mark !== undefined })
    advance(walk, spacing + (font.codeLength === 1 && code === 32 ? wordSpacing : 0))
  }
}

function advance(walk: Walk, by: number): void {
  walk.text = followedBy([1, 0, 0, 1, by * walk.graphics.scale, 0], walk.text)
}

function penOf(walk: Walk): Point {
  return move(followedBy(walk.text, walk.graphics.matrix), 0, walk.graphics.rise)
}
