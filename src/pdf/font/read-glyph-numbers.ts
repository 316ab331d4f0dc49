import { FontNotUsableError } from '../errors.ts'

/** Reads a font's `cmap` (Windows Unicode, format 4): the glyph number of each code point the font can draw. */
export function readGlyphNumbers(cmap: DataView): ReadonlyMap<number, number> {
  const table = unicodeTable(cmap)
  const segments = table.getUint16(6) / 2
  const glyphs = new Map<number, number>()
  for (let segment = 0; segment < segments; segment += 1) {
    const ends = 14 + segment * 2
    const starts = ends + segments * 2 + 2
    for (let code = table.getUint16(starts); code <= table.getUint16(ends); code += 1) {
      const glyph = glyphInSegment(table, starts, segments, code)
      if (glyph !== 0 && code !== 0xffff) glyphs.set(code, glyph)
    }
  }
  return glyphs
}

function unicodeTable(cmap: DataView): DataView {
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const record = 4 + index * 8
    if (cmap.getUint16(record) !== 3 || cmap.getUint16(record + 2) !== 1) continue
    const offset = cmap.getUint32(record + 4)
    if (cmap.getUint16(offset) === 4) return new DataView(cmap.buffer, cmap.byteOffset + offset, cmap.byteLength - offset)
  }
  throw new FontNotUsableError('The font has no Unicode character map of format 4.')
}

function glyphInSegment(table: DataView, starts: number, segments: number, code: number): number {
  const deltas = starts + segments * 2
  const ranges = deltas + segments * 2
  const delta = table.getUint16(deltas)
  const range = table.getUint16(ranges)
  if (range === 0) return (code + delta) & 0xffff
  const glyph = table.getUint16(ranges + range + (code - table.getUint16(starts)) * 2)
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff
}
