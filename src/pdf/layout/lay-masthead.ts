import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { runsFromRight } from '#domain/basics/runs-from-right.ts'
import type { PngPicture } from '../picture/read-png.ts'
import { widthOf } from '../text/break-lines.ts'
import { isFromRight, type Typefaces } from '../text/shape-text.ts'
import { layLines, layPlain, type Column } from './lay-text.ts'
import {
  margin,
  mm,
  particularsLeft,
  smallLargeAddress,
  textWidth,
  type TypeSize,
  type TypeSizes,
  typeSizes,
  window,
} from './page-shape.ts'
import { heightOf, spaced, stack, type Mark, type Slab } from './slab.ts'
import { tag } from './tag.ts'
import { turnRound } from './turn-round.ts'

/** What stands above the text of the first page. */
export interface Masthead {
  readonly marks: readonly Mark[]
  /** Where the text begins on the first page, in points from its top. */
  readonly bottom: number
  /** What found no room above the text and must begin it. */
  readonly overflow: readonly Slab[]
}

/** So far down a masthead may reach and still leave a first page worth the name. */
const lowest = 150 * mm

/**
 * Sets the letterhead where reading begins, the particulars across from it, and the address in the window of a DL
 * envelope. Of the two, what stands above the window has the wider column.
 */
export function layMasthead(faces: Typefaces, types: TypeSizes, document: PaperDocument, picture: PngPicture | null): Masthead {
  const fromRight = isFromRight(faces)
  const head = layLetterhead(faces, types, document, fromRight ? besideWindow : aboveWindow)
  const particulars = layParticulars(faces, types, document.particulars, fromRight ? aboveWindow : besideWindow).map(atFarEdge)
  const addressTop = Math.max(window.top, margin + heightOf(fromRight ? particulars : head) + 6)
  const address = layAddress(faces, types, document.recipient, window.bottom - addressTop)
  const ends = [margin + heightOf(head), margin + heightOf(particulars)]
  if (address.length > 0) ends.push(addressTop + heightOf(address), window.bottom)
  const logo = layLogo(picture, document.letterhead.logo?.shows ?? '')
  if (Math.max(...ends) > lowest) return masthead(logo, margin, spaced(0, inOneColumn(faces, types, document)))
  const inWindow = stack(address, addressTop)
  // The window of an envelope stays where it is when the page is turned round.
  const marks = [...logo, ...stack(head, margin), ...stack(particulars, margin), ...(fromRight ? turnRound(inWindow) : inWindow)]
  return masthead(marks, Math.max(...ends) + 14, [])
}

/** The widths of the columns above the window and right of it. */
const aboveWindow = particularsLeft - margin - 16
const besideWindow = margin + textWidth - particularsLeft

function masthead(marks: readonly Mark[], bottom: number, overflow: readonly Slab[]): Masthead {
  return { marks, bottom, overflow }
}

function layLetterhead(faces: Typefaces, types: TypeSizes, { letterhead }: PaperDocument, width: number): readonly Slab[] {
  const column: Column = { faces, types, type: types.organisation, x: margin, width, where: 'the letterhead', tag: tag('P') }
  const lines = layLines({ ...column, type: types.letterhead, tag: tag('P') }, letterhead.lines)
  return [...layPlain(column, letterhead.organisation, { bold: true }), ...spaced(2, lines)]
}

/** The room a logo has, above the particulars: nothing of the letter moves for it, nor the address in its window. */
const logoRoom = { top: 7 * mm, width: 60 * mm, height: 11 * mm } as const

function layLogo(picture: PngPicture | null, shows: string): readonly Mark[] {
  if (picture === null) return []
  const scale = Math.min(logoRoom.width / picture.width, logoRoom.height / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale]
  return [{ kind: 'picture', tag: { name: 'Figure', within: null, shows }, x: margin + textWidth - width, y: logoRoom.top, width, height, picture }]
}

function layParticulars(faces: Typefaces, types: TypeSizes, particulars: readonly string[], width: number): readonly Slab[] {
  const column: Column = { faces, types, type: types.body, x: margin + textWidth - width, width, where: 'the particulars', tag: tag('P') }
  return layLines(column, particulars)
}

/** Moves a line so that it ends at the far margin. */
function atFarEdge(slab: Slab): Slab {
  const marks = slab.marks.map((mark) =>
    mark.kind === 'text' ? { ...mark, x: margin + textWidth - widthOf(mark.glyphs) * mark.size } : mark,
  )
  return { ...slab, marks }
}

/** An address is in the language of the country it goes to, whatever the letter is in: each line runs its own way. */
function layAddress(faces: Typefaces, types: TypeSizes, recipient: readonly string[], room: number): readonly Slab[] {
  const column = { faces: { ...faces, language: 'en-GB' as const }, types, x: margin, width: window.width, where: 'the address', tag: tag('P') }
  const lay = (type: TypeSize): readonly Slab[] => layLines({ ...column, type }, recipient)
  // An envelope would hide the last lines of what is longer than its window.
  const fits = (size: TypeSize): boolean => heightOf(lay(size)) <= room
  const sizes = [types.address, smallLargeAddress].filter(({ size }) => size <= types.address.size)
  const fitting = lay(sizes.find(fits) ?? typeSizes('usual').address)
  return isFromRight(faces) && recipient.every((line) => line.trim() === '' || runsFromRight(line)) ? fitting.map(atWindowsEdge) : fitting
}

/** Moves a line so that it begins at the right edge of the window. */
function atWindowsEdge(slab: Slab): Slab {
  return { ...slab, marks: slab.marks.map((mark) => (mark.kind === 'text' ? { ...mark, x: margin + window.width - widthOf(mark.glyphs) * mark.size } : mark)) }
}

function inOneColumn(faces: Typefaces, types: TypeSizes, document: PaperDocument): readonly Slab[] {
  const address: Column = { faces, types, type: types.address, x: margin, width: textWidth, where: 'the address', tag: tag('P') }
  return [
    ...layLetterhead(faces, types, document, aboveWindow),
    ...spaced(12, layParticulars(faces, types, document.particulars, textWidth)),
    ...spaced(12, layLines(address, document.recipient)),
  ]
}
