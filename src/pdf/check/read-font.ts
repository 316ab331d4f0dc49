import { readFontTables, type FontTables } from '../font/read-font-tables.ts'
import { readUnicodeMap } from './read-unicode-map.ts'
import { at, entriesAt, entriesOf, latinOf, nameOf, numberOf, numbersOf, streamBytesOf, type Found } from './read-object.ts'

/** A font of a file, as far as the checker needs it. Widths are in thousandths of the type size. */
export interface FileFont {
  readonly name: string
  /** False of any font that is not composite TrueType with two bytes a code: nothing below it is vouched for. */
  readonly known: boolean
  readonly embedded: boolean
  /** How many bytes a code has. */
  readonly codeLength: 1 | 2
  readonly widthOf: (code: number) => number
  /** What a code stands for; null where the file does not say. */
  readonly textOf: (code: number) => string | null
  /** Which glyph a code draws; null where it cannot be known. */
  readonly glyphOf: (code: number) => number | null
  readonly program: FontProgram | null
}

/** What the embedded font itself says of a glyph. */
export interface FontProgram {
  readonly hasOutline: (glyph: number) => boolean
  readonly exists: (glyph: number) => boolean
  readonly widthOf: (glyph: number) => number
}

/** Takes a font dictionary and gives what it says; what it lacks is false or null and never thrown. */
export function readFont(font: Found): FileFont {
  const child = entriesAt(font, 'DescendantFonts')[0]?.value
  const map = at(child, 'CIDToGIDMap')
  const gids = streamBytesOf(map)
  const file = streamBytesOf(at(child, 'FontDescriptor', 'FontFile2'))
  const composite = nameOf(at(font, 'Subtype')) === 'Type0'
  const unicode = readUnicodeMap(latinOf(streamBytesOf(at(font, 'ToUnicode')) ?? new Uint8Array()))
  const identity = nameOf(map) === 'Identity'
  return {
    name: nameOf(at(font, 'BaseFont')) ?? 'a font without a name',
    known: composite && nameOf(at(font, 'Encoding')) === 'Identity-H' && nameOf(at(child, 'Subtype')) === 'CIDFontType2' && (identity || gids !== null),
    embedded: file !== null || isEmbedded(at(child ?? font, 'FontDescriptor')),
    codeLength: composite ? 2 : 1,
    widthOf: composite ? compositeWidths(child) : simpleWidths(font),
    textOf: (code) => unicode.get(code) ?? null,
    glyphOf: (code) => (gids === null ? (identity ? code : null) : code * 2 + 1 < gids.length ? gids[code * 2]! * 256 + gids[code * 2 + 1]! : 0),
    program: file === null ? null : readProgram(file),
  }
}

function isEmbedded(descriptor: Found): boolean {
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => streamBytesOf(at(descriptor, key)) !== null)
}

function simpleWidths(font: Found): (code: number) => number {
  const first = numberOf(at(font, 'FirstChar')) ?? 0
  const widths = numbersOf(at(font, 'Widths'))
  return (code) => widths[code - first] ?? 0
}

/** `W` is either a code and a list of widths, or two codes and the width of all between. */
function compositeWidths(font: Found): (code: number) => number {
  const usual = numberOf(at(font, 'DW')) ?? 1000
  const widths = new Map<number, number>()
  const list = entriesOf(at(font, 'W')).map(({ value }) => value)
  for (let index = 0; index < list.length; ) {
    const first = numberOf(list[index]) ?? 0
    const last = numberOf(list[index + 1])
    if (last === null) numbersOf(list[index + 1]).forEach((width, offset) => widths.set(first + offset, width))
    else for (let code = first; code <= Math.min(last, 65535); code += 1) widths.set(code, numberOf(list[index + 2]) ?? 0)
    index += last === null ? 2 : 3
  }
  return (code) => widths.get(code) ?? usual
}

function readProgram(file: Uint8Array): FontProgram | null {
  try {
    return programOf(readFontTables(file))
  } catch {
    return null
  }
}

function programOf(tables: FontTables): FontProgram | null {
  const [head, maxp, hhea, hmtx, loca, glyf] = ['head', 'maxp', 'hhea', 'hmtx', 'loca', 'glyf'].map((tag) => tables.get(tag))
  if (!head || !maxp || !hhea || !hmtx || !loca || !glyf) return null
  const count = maxp.getUint16(4)
  const metrics = hhea.getUint16(34)
  const offsetOf = (glyph: number): number => (head.getInt16(50) === 1 ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  const exists = (glyph: number): boolean => glyph >= 0 && glyph < count
  return {
    exists,
    // An outline begins with its number of contours; what begins past the table's end would draw nothing or something else.
    hasOutline: (glyph) => exists(glyph) && offsetOf(glyph + 1) > offsetOf(glyph) && offsetOf(glyph + 1) <= glyf.byteLength && glyf.getInt16(offsetOf(glyph)) !== 0,
    widthOf: (glyph) => (hmtx.getUint16(Math.min(glyph, metrics - 1) * 4) * 1000) / head.getUint16(18),
  }
}
