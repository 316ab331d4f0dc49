import { needTable, viewOf } from './read-font-tables.ts'
import type { FontFace } from './read-font-face.ts'

/**
 * Cuts a font down to some glyphs, as a TrueType file for embedding. Glyphs keep their numbers, so that parts of
 * composed letters (é from e and the accent) need no rewriting; what is left out is empty. Offsets are written in
 * the long form: the short form demands even lengths and drops letters in silence where they are odd.
 */
export function cutSubset(face: FontFace, wanted: Iterable<number>): Uint8Array {
  const kept = withParts(face, wanted)
  const { glyf, loca } = cutOutlines(face, kept)
  const head = copyOf(face, 'head')
  viewOf(head).setInt16(50, 1)
  viewOf(head).setUint32(8, 0)
  const tables = new Map([
    ...['cvt ', 'fpgm'].filter((tag) => face.tables.has(tag)).map((tag) => [tag, copyOf(face, tag)] as const),
    ['glyf', glyf] as const,
    ['head', head] as const,
    ['hhea', copyOf(face, 'hhea')] as const,
    ['hmtx', cutMetrics(face, kept)] as const,
    ['loca', loca] as const,
    ['maxp', copyOf(face, 'maxp')] as const,
    ...['prep'].filter((tag) => face.tables.has(tag)).map((tag) => [tag, copyOf(face, tag)] as const),
  ])
  return joinTables(tables)
}

/** The glyphs wanted, those they are composed of, and glyph 0, which every font must have. */
function withParts(face: FontFace, wanted: Iterable<number>): ReadonlySet<number> {
  const kept = new Set<number>([0])
  const waiting = [...wanted]
  for (let glyph = waiting.pop(); glyph !== undefined; glyph = waiting.pop()) {
    if (kept.has(glyph)) continue
    kept.add(glyph)
    waiting.push(...partsOf(face.outlineOf(glyph)))
  }
  return kept
}

const argumentsAreWords = 0x0001
const hasScale = 0x0008
const moreParts = 0x0020
const hasTwoScales = 0x0040
const hasMatrix = 0x0080

/** The glyph numbers a composed outline refers to; none for a simple one. */
function partsOf(outline: Uint8Array): readonly number[] {
  const view = viewOf(outline)
  if (outline.length === 0 || view.getInt16(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10, flags = moreParts; (flags & moreParts) !== 0; ) {
    flags = view.getUint16(at)
    parts.push(view.getUint16(at + 2))
    const scales = flags & hasScale ? 2 : flags & hasTwoScales ? 4 : flags & hasMatrix ? 8 : 0
    at += 4 + (flags & argumentsAreWords ? 4 : 2) + scales
  }
  return parts
}

function cutOutlines(face: FontFace, kept: ReadonlySet<number>): { glyf: Uint8Array; loca: Uint8Array } {
  const order = [...kept].sort((a, b) => a - b)
  const glyf = new Uint8Array(order.reduce((length, glyph) => length + padded(face.outlineOf(glyph).length), 0))
  const loca = new Uint8Array((face.glyphCount + 1) * 4)
  const offsets = viewOf(loca)
  let end = 0
  for (let glyph = 0; glyph < face.glyphCount; glyph += 1) {
    offsets.setUint32(glyph * 4, end)
    if (!kept.has(glyph)) continue
    glyf.set(face.outlineOf(glyph), end)
    end += padded(face.outlineOf(glyph).length)
  }
  offsets.setUint32(face.glyphCount * 4, end)
  return { glyf, loca }
}

function cutMetrics(face: FontFace, kept: ReadonlySet<number>): Uint8Array {
  const metrics = copyOf(face, 'hmtx')
  const count = needTable(face.tables, 'hhea').getUint16(34)
  for (let glyph = 0; glyph < count - 1; glyph += 1) {
    if (!kept.has(glyph)) metrics.fill(0, glyph * 4, glyph * 4 + 4)
  }
  return metrics
}

function copyOf(face: FontFace, tag: string): Uint8Array {
  const table = needTable(face.tables, tag)
  return new Uint8Array(table.buffer, table.byteOffset, table.byteLength).slice()
}

function joinTables(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const start = 12 + tables.size * 16
  const length = [...tables.values()].reduce((sum, table) => sum + padded(table.length), start)
  const file = new Uint8Array(length)
  const view = viewOf(file)
  const power = Math.floor(Math.log2(tables.size))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.size)
  view.setUint16(6, 2 ** power * 16)
  view.setUint16(8, power)
  view.setUint16(10, tables.size * 16 - 2 ** power * 16)
  let [record, offset, headAt] = [12, start, 0]
  for (const [tag, table] of tables) {
    if (tag === 'head') headAt = offset
    file.set(table, offset)
    for (let i = 0; i < 4; i += 1) view.setUint8(record + i, tag.charCodeAt(i))
    view.setUint32(record + 4, sumOf(view, offset, padded(table.length)))
    view.setUint32(record + 8, offset)
    view.setUint32(record + 12, table.length)
    record += 16
    offset += padded(table.length)
  }
  view.setUint32(headAt + 8, (0xb1b0afba - sumOf(view, 0, length)) >>> 0)
  return file
}

function sumOf(view: DataView, offset: number, length: number): number {
  let sum = 0
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

function padded(length: number): number {
  return (length + 3) & ~3
}
