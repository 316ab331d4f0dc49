import { FontNotUsableError } from '../errors.ts'
import { readGlyphNumbers } from './read-glyph-numbers.ts'
import { readMarkPlaces, type MarkPlace, type MarkPlaces } from './read-mark-places.ts'
import { bytesOf, needTable, readFontTables, type FontTables } from './read-font-tables.ts'

/** The ink of a glyph, in em. */
export interface GlyphBox {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/** One face of a family. Measures are in em, so that they only need the type size to become points. */
export interface FontFace {
  readonly name: string
  readonly bytes: Uint8Array
  readonly tables: FontTables
  readonly glyphCount: number
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly italicAngle: number
  readonly box: GlyphBox
  /** The glyph number of a code point; undefined where the font cannot draw it. */
  readonly glyphFor: (codePoint: number) => number | undefined
  readonly advanceOf: (glyph: number) => number
  /** Null for a glyph without ink, such as a space. */
  readonly boxOf: (glyph: number) => GlyphBox | null
  /** Where marks stand on letters and on other marks, in em from the origin of what carries them. */
  readonly markPlaces: MarkPlaces
  /** The outline as the file stores it; empty for a glyph without ink. */
  readonly outlineOf: (glyph: number) => Uint8Array
}

/** Reads a TrueType file; throws FontNotUsableError, saying why, when the press cannot use it. */
export function readFontFace(bytes: Uint8Array): FontFace {
  const tables = readFontTables(bytes)
  const head = needTable(tables, 'head')
  const hhea = needTable(tables, 'hhea')
  const unitsPerEm = head.getUint16(18)
  const unit = 1 / unitsPerEm
  const glyphs = readGlyphNumbers(needTable(tables, 'cmap'))
  const outlineOf = outlineReader(tables, head)
  return {
    name: readName(needTable(tables, 'name')),
    bytes,
    tables,
    unitsPerEm,
    glyphCount: needTable(tables, 'maxp').getUint16(4),
    ascent: hhea.getInt16(4) * unit,
    descent: hhea.getInt16(6) * unit,
    capHeight: needTable(tables, 'OS/2').getInt16(88) * unit,
    italicAngle: needTable(tables, 'post').getInt32(4) / 65536,
    box: boxAt(head, 36, unit),
    glyphFor: (codePoint) => glyphs.get(codePoint),
    advanceOf: advanceReader(needTable(tables, 'hmtx'), hhea.getUint16(34), unit),
    boxOf: (glyph) => readBox(outlineOf(glyph), unit),
    markPlaces: inEm(readMarkPlaces(tables.get('GPOS')), unit),
    outlineOf,
  }
}

function inEm(places: MarkPlaces, unit: number): MarkPlaces {
  const scaled = (place: MarkPlace | undefined): MarkPlace | undefined =>
    place === undefined ? undefined : { x: place.x * unit, y: place.y * unit }
  return {
    onLetter: (letter, mark) => scaled(places.onLetter(letter, mark)),
    onMark: (carrier, mark) => scaled(places.onMark(carrier, mark)),
  }
}

function advanceReader(hmtx: DataView, count: number, unit: number): (glyph: number) => number {
  return (glyph) => hmtx.getUint16(Math.min(glyph, count - 1) * 4) * unit
}

function outlineReader(tables: FontTables, head: DataView): (glyph: number) => Uint8Array {
  const loca = needTable(tables, 'loca')
  const glyf = bytesOf(needTable(tables, 'glyf'))
  const long = head.getInt16(50) === 1
  const offsetOf = (glyph: number): number => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  return (glyph) => glyf.subarray(offsetOf(glyph), offsetOf(glyph + 1))
}

function readBox(outline: Uint8Array, unit: number): GlyphBox | null {
  if (outline.length === 0) return null
  return boxAt(new DataView(outline.buffer, outline.byteOffset, outline.byteLength), 2, unit)
}

function boxAt(view: DataView, offset: number, unit: number): GlyphBox {
  const at = (index: number): number => view.getInt16(offset + index * 2) * unit
  return { left: at(0), bottom: at(1), right: at(2), top: at(3) }
}

/** The PostScript name (name 6, Windows, UTF-16). */
function readName(table: DataView): string {
  const strings = table.getUint16(4)
  for (let record = 6; record < 6 + table.getUint16(2) * 12; record += 12) {
    if (table.getUint16(record) !== 3 || table.getUint16(record + 6) !== 6) continue
    const start = strings + table.getUint16(record + 10)
    const units = Array.from({ length: table.getUint16(record + 8) / 2 }, (_, i) => table.getUint16(start + i * 2))
    return String.fromCharCode(...units).replace(/[^A-Za-z0-9-]/g, '')
  }
  throw new FontNotUsableError('The font has no PostScript name.')
}
