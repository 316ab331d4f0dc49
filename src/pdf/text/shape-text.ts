import { runsFromRight } from '#domain/basics/runs-from-right.ts'
import type { HouseType } from '#domain/basics/house-type.ts'
import type { Run } from '#domain/basics/prose.ts'
import { directionOf, type PaperLanguage } from '#domain/letter/paper-language.ts'
import { MissingGlyphError } from '../errors.ts'
import { arimoFace, helperFaces, houseFace, type FaceName, type FontSet, type HouseFace } from '../font/font-set.ts'
import { levelsOf, mirrorOf } from './direction.ts'
import { isCombining, type Glyph } from './glyph.ts'
import { placeMark } from './place-mark.ts'
import { faceForLetter, needsShaping, ownFace, scriptOf } from './scripts.ts'
import type { Shaper } from './shaper.ts'

/** The faces of one paper. `shape` is null for a paper that has no script whose letters join or run from the right. */
export interface Typefaces {
  readonly fonts: FontSet
  readonly shape: Shaper | null
  /** Arimo when it is not said. */
  readonly houseType?: HouseType
  /** English when it is not said. */
  readonly language?: PaperLanguage
}

/** Is the paper laid out from the right? */
export function isFromRight({ language = 'en-GB' }: Typefaces): boolean {
  return directionOf(language) === 'rtl'
}

/** A line as its author ended it, before it is broken to a width. */
export interface ShapedLine {
  readonly glyphs: readonly Glyph[]
  /** Most of its letters are of a script that is read from the right, or the paper it stands in is. */
  readonly rightToLeft: boolean
}

/** Shapes runs into glyphs, one line for each the author ended with a line break. `where` is for the error. */
export function shapeRuns(faces: Typefaces, runs: readonly Run[], where: string): readonly ShapedLine[] {
  return isFromRight(faces) || needsShaping(runs.map(({ text }) => text).join('')) ? shapeAll(faces, runs, where) : drawEach(faces, runs, where)
}

/** Letters that stand one by one, from the left: nearly all there are. */
function drawEach({ fonts, houseType = 'arimo' }: Typefaces, runs: readonly Run[], where: string): readonly ShapedLine[] {
  let glyphs: Glyph[] = []
  const lines = [{ glyphs, rightToLeft: false }]
  for (const run of runs) {
    const style = houseFace(houseType, run)
    const known = lettersOf(fonts, style)
    for (const text of clean(run.text).replace(joiners, '')) {
      if (text === '\n') {
        lines.push({ glyphs: (glyphs = []), rightToLeft: false })
        continue
      }
      const glyph = known.get(text) ?? glyphOf(fonts, { text, level: 0, face: faceFor(fonts, text, style, where) }, text, where)
      known.set(text, glyph)
      glyphs.push(glyph.joins ? placeMark(fonts, glyphs, glyph) : glyph)
    }
  }
  return lines
}

/** Letters already looked up: the glyph of one is always the same. */
const letters = new WeakMap<FontSet, Map<HouseFace, Map<string, Glyph>>>()

function lettersOf(fonts: FontSet, style: HouseFace): Map<string, Glyph> {
  const ofSet = letters.get(fonts) ?? new Map<HouseFace, Map<string, Glyph>>()
  letters.set(fonts, ofSet)
  const ofStyle = ofSet.get(style) ?? new Map<string, Glyph>()
  ofSet.set(style, ofStyle)
  return ofStyle
}

function shapeAll(faces: Typefaces, runs: readonly Run[], where: string): readonly ShapedLine[] {
  const lines: Character[][] = [[]]
  for (const run of runs) {
    const style = houseFace(faces.houseType ?? 'arimo', run)
    for (const text of clean(run.text)) {
      if (text === '\n') lines.push([])
      else lines.at(-1)!.push({ text, style, bold: run.bold === true })
    }
  }
  return lines.map((line) => shapeLine(faces, line, where))
}

interface Character {
  readonly text: string
  readonly style: HouseFace
  readonly bold: boolean
}

/** Characters that steer and have no ink: soft hyphens, direction marks, the byte order mark, variation selectors. */
const steering = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\uFE0E|\uFE0F/gu
/** Joiners change letters where letters join, and nothing elsewhere. */
const joiners = /[\u200C\u200D]/g

/** Nearly all text: nothing in it is for `clean` to change. */
const isClean = /^[\n -~\u00A0-\u00AC\u00AE-\u017F\u2013\u2018\u2019\u201C\u201D\u2022]*$/

/** Composed form first: feeds often send é as two characters, and the composed glyph is the better drawn one. */
function clean(text: string): string {
  return isClean.test(text) ? text : text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ').replace(steering, '').normalize('NFC')
}

/**
 * Takes text as people send it and gives it as every form of a paper has it: one kind of line end, no tabs, no
 * characters that only steer, composed.
 * @param paragraph what the text is a part of: joiners mean something where letters join, and nothing elsewhere
 */
export function cleanText(text: string, paragraph: string = text): string {
  return needsShaping(paragraph) ? clean(text) : clean(text).replace(joiners, '')
}

function shapeLine(faces: Typefaces, line: readonly Character[], where: string): ShapedLine {
  const written = line.map(({ text }) => text).join('')
  const rightToLeft = isFromRight(faces) || runsFromRight(written)
  const levels = levelsOf(written, rightToLeft)
  let at = 0
  const placed = line.map(({ text, style, bold }) => {
    const level = levels[at]!
    at += text.length
    return { text, style, bold, level, face: ownFace(faceForLetter(text, written), faces.language ?? 'en-GB', bold) }
  })
  return { glyphs: itemsOf(withFaces(faces.fonts, placed, where)).flatMap((item) => shapeItem(faces, item, where)), rightToLeft }
}

interface Placed {
  readonly text: string
  readonly level: number
  readonly face: FaceName
}

/** Gives each sign and mark the face of the letters it stands among, where the house type has it not. */
function withFaces(fonts: FontSet, line: readonly (Character & { readonly level: number; readonly face: FaceName | null })[], where: string): readonly Placed[] {
  const placed: Placed[] = []
  for (const [index, { text, style, level, face }] of line.entries()) {
    const before = placed.at(-1)?.face
    const after = line.slice(index + 1).find((next) => next.face !== null)?.face ?? undefined
    const belongs = isCombining(text) || /[\u200C\u200D]/.test(text)
    const near = belongs ? [before, style] : [style, before, after]
    placed.push({ text, level, face: face ?? near.find((name) => name !== undefined && has(fonts, name, text)) ?? faceFor(fonts, text, style, where) })
  }
  return placed
}

/** The house type, or the first other face that can draw a character. */
function faceFor(fonts: FontSet, text: string, style: HouseFace, where: string): FaceName {
  if (has(fonts, style, text)) return style
  const helper = [arimoFace(style), ...helperFaces].find((name) => has(fonts, name, text))
  if (helper === undefined) throw new MissingGlyphError(text.codePointAt(0)!, where)
  return helper
}

function has(fonts: FontSet, name: FaceName, text: string): boolean {
  return fonts(name).glyphFor(text.codePointAt(0)!) !== undefined
}

/** Parts a line into words of one face and direction. */
function itemsOf(line: readonly Placed[]): readonly (readonly Placed[])[] {
  const items: Placed[][] = []
  for (const character of line) {
    const last = items.at(-1)?.[0]
    const goesOn = last !== undefined && last.face === character.face && last.level === character.level && last.text !== ' ' && character.text !== ' '
    if (goesOn) items.at(-1)!.push(character)
    else items.push([character])
  }
  return items
}

function shapeItem(faces: Typefaces, item: readonly Placed[], where: string): readonly Glyph[] {
  const { fonts, shape } = faces
  const { face, level } = item[0]!
  const script = scriptOf(face)
  if (script === null || shape === null) {
    const glyphs: Glyph[] = []
    for (const character of item) glyphs.push(placeMark(fonts, glyphs, glyphOf(fonts, character, mirrorOf(character.text, level), where)))
    return glyphs
  }
  const word = item.map(({ text }) => text).join('')
  const rightToLeft = level % 2 === 1
  const drawn = shape(fonts(face), word, script, rightToLeft)
  const read = rightToLeft ? drawn.toReversed() : drawn
  const glyphs = read.map(({ number, at, advance, dx, dy }, index): Glyph => {
    if (number === 0) throw new MissingGlyphError(word.codePointAt(at)!, where)
    const isFirst = index === 0 || read[index - 1]!.at !== at
    const end = read.find((glyph) => glyph.at > at)?.at ?? word.length
    return { text: isFirst ? word.slice(at, end) : '', number, face, advance, dx, dy, joins: !isFirst || isCombining(word.charAt(at)), level }
  })
  return isFromRight(faces) ? glyphs.flatMap((glyph) => partLamAlef(fonts, glyph)) : glyphs
}

/**
 * Lam and alef share one shape, and who copies it may get them the wrong way round. In papers full of them the shape is
 * lam's, and alef a blank at its end, so that each letter is read by itself.
 */
function partLamAlef(fonts: FontSet, glyph: Glyph): readonly Glyph[] {
  const blank = fonts(glyph.face).glyphFor(0x20)
  if (!/^\u0644[\u0622\u0623\u0625\u0627\u0671]$/.test(glyph.text) || blank === undefined) return [glyph]
  const [lam, alef] = [glyph.text.charAt(0), glyph.text.charAt(1)]
  return [{ ...glyph, text: lam }, { ...glyph, text: alef, number: blank, advance: 0, dx: -0.01, dy: 0, joins: true }]
}

/** @param drawn the character whose shape is drawn: from right to left a bracket is its mirror image */
function glyphOf(fonts: FontSet, { text, level, face }: Placed, drawn: string, where: string): Glyph {
  const codePoint = drawn.codePointAt(0)!
  const number = fonts(face).glyphFor(codePoint)
  if (number === undefined) throw new MissingGlyphError(codePoint, where)
  return { text, number, face, advance: fonts(face).advanceOf(number), dx: 0, dy: 0, joins: isCombining(text), level }
}
