import type { PaperDocument } from '#domain/letter/paper-document.ts'
import type { PngPicture } from '../picture/read-png.ts'
import type { Typefaces } from '../text/shape-text.ts'
import { widthOf } from '../text/break-lines.ts'
import { layLines, layPlain, type Column } from './lay-text.ts'
import {
  margin,
  mm,
  particularsLeft,
  textWidth,
  type TypeSize,
  type TypeSizes,
  typeSizes,
  window,
} from './page-shape.ts'
import { heightOf, spaced, stack, type Mark, type Slab } from './slab.ts'
import { tag } from './tag.ts'

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

/** Sets the letterhead at the left, the particulars at the right, and the address in the window of a DL envelope. */
export function layMasthead(faces: Typefaces, types: TypeSizes, document: PaperDocument, picture: PngPicture | null): Masthead {
  const left = layLetterhead(faces, types, document)
  const right = layParticulars(faces, types, document.particulars, particularsLeft).map(atRightEdge)
  const address = layAddress(faces, types, document.recipient)
  const addressTop = Math.max(window.top, margin + heightOf(left) + 6)
  const ends = [margin + heightOf(left), margin + heightOf(right)]
  if (address.length > 0) ends.push(addressTop + heightOf(address), window.bottom)
  const logo = layLogo(picture, document.letterhead.logo?.shows ?? '')
  if (Math.max(...ends) > lowest) return masthead(logo, margin, spaced(0, inOneColumn(faces, types, document, left, address)))
  const marks = [...logo, ...stack(left, margin), ...stack(right, margin), ...stack(address, addressTop)]
  return masthead(marks, Math.max(...ends) + 14, [])
}

function masthead(marks: readonly Mark[], bottom: number, overflow: readonly Slab[]): Masthead {
  return { marks, bottom, overflow }
}

function layLetterhead(faces: Typefaces, types: TypeSizes, { letterhead }: PaperDocument): readonly Slab[] {
  const width = particularsLeft - margin - 16
  const column: Column = { faces, types, type: types.organisation, x: margin, width, where: 'the letterhead', tag: tag('P') }
  const lines = layLines({ ...column, type: types.small, tag: tag('P') }, letterhead.lines)
  return [...layPlain(column, letterhead.organisation, { bold: true }), ...spaced(2, lines)]
}

/** The room a logo has, above the particulars at the right: nothing of the letter moves for it, nor the address in its window. */
const logoRoom = { top: 7 * mm, width: 60 * mm, height: 11 * mm } as const

function layLogo(picture: PngPicture | null, shows: string): readonly Mark[] {
  if (picture === null) return []
  const scale = Math.min(logoRoom.width / picture.width, logoRoom.height / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale]
  return [{ kind: 'picture', tag: { name: 'Figure', within: null, shows }, x: margin + textWidth - width, y: logoRoom.top, width, height, picture }]
}

function layParticulars(faces: Typefaces, types: TypeSizes, particulars: readonly string[], x: number): readonly Slab[] {
  const column: Column = { faces, types, type: types.body, x, width: margin + textWidth - x, where: 'the particulars', tag: tag('P') }
  return layLines(column, particulars)
}

/** Moves a line so that it ends at the right margin. */
function atRightEdge(slab: Slab): Slab {
  const marks = slab.marks.map((mark) =>
    mark.kind === 'text' ? { ...mark, x: margin + textWidth - widthOf(mark.glyphs) * mark.size } : mark,
  )
  return { ...slab, marks }
}

function layAddress(faces: Typefaces, types: TypeSizes, recipient: readonly string[]): readonly Slab[] {
  const column = { faces, types, x: margin, width: window.width, where: 'the address', tag: tag('P') }
  const lay = (type: TypeSize): readonly Slab[] => layLines({ ...column, type }, recipient)
  const address = lay(types.address)
  // An envelope would hide the last lines of what is longer than its window.
  return heightOf(address) <= window.bottom - window.top ? address : lay(typeSizes('usual').address)
}

function inOneColumn(
  faces: Typefaces,
  types: TypeSizes,
  document: PaperDocument,
  left: readonly Slab[],
  address: readonly Slab[],
): readonly Slab[] {
  return [...left, ...spaced(12, layParticulars(faces, types, document.particulars, margin)), ...spaced(12, address)]
}
