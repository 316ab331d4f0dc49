import { needTable, viewOf } from './read-font-tables.ts'
import type { FontFace } from './read-font-face.ts'

/**
 * Cuts a font down to some glyphs, as a TrueType file for embedding. Glyphs keep their numbers, so that parts of
 * composed letters (é from e and the accent) need no rewriting; what is left out is empty, and what comes after the
 * last is cut off. Offsets are written in the long form: the short form demands even lengths and drops letters in
 * silence where they are odd. Hints for coarse screens are left out, which is half of a font.
 */
export function cutSubset(face: FontFace, wanted: Iterable<number>): Uint8Array {
  const order = [...withParts(face, wanted)].sort((a, b) => a - b)
  const count = order.at(-1)! + 1
  const { glyf, loca } = cutOutlines(face, order, count)
  const head = copyOf(face, 'head')
  viewOf(head).setInt16(50, 1)
  viewOf(head).setUint32(8, 0)
  const { hmtx, widths } = cutMetrics(face, order, count)
  const hhea = copyOf(face, 'hhea')
  viewOf(hhea).setUint16(34, widths)
  const maxp = copyOf(face, 'maxp')
  viewOf(maxp).setUint16(4, count)
  return joinTables(new Map([['glyf', glyf], ['head', head], ['hhea', hhea], ['hmtx', hmtx], ['loca', loca], ['maxp', maxp]]))
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
    at += lengthOfPart(flags)
  }
  return parts
}

function lengthOfPart(flags: number): number {
  const scales = flags & hasScale ? 2 : flags & hasTwoScales ? 4 : flags & hasMatrix ? 8 : 0
  return 4 + (flags & argumentsAreWords ? 4 : 2) + scales
}

function cutOutlines(face: FontFace, order: readonly number[], count: number): { glyf: Uint8Array; loca: Uint8Array } {
  const outlines = order.map((glyph) => unhinted(face, glyph))
  const glyf = new Uint8Array(outlines.reduce((length, outline) => length + padded(outline.length), 0))
  const loca = new Uint8Array((count + 1) * 4)
  const offsets = viewOf(loca)
  let end = 0
  let next = 0
  for (let glyph = 0; glyph < count; glyph += 1) {
    offsets.setUint32(glyph * 4, end)
    if (order[next] !== glyph) continue
    glyf.set(outlines[next]!, end)
    end += padded(outlines[next]!.length)
    next += 1
  }
  offsets.setUint32(count * 4, end)
  return { glyf, loca }
}

/** Outlines without their hints; a face’s letters are the same in every paper. */
const bare = new WeakMap<FontFace, Map<number, Uint8Array>>()

function unhinted(face: FontFace, glyph: number): Uint8Array {
  const known = bare.get(face) ?? new Map<number, Uint8Array>()
  bare.set(face, known)
  const outline = known.get(glyph) ?? withoutHints(face.outlineOf(glyph))
  known.set(glyph, outline)
  return outline
}

const hasHints = 0x0100

function withoutHints(outline: Uint8Array): Uint8Array {
  if (outline.length === 0) return outline
  const view = viewOf(outline)
  const contours = view.getInt16(0)
  if (contours < 0) return withoutPartHints(outline)
  const at = 10 + contours * 2
  const rest = outline.subarray(at + 2 + view.getUint16(at))
  const bareOutline = new Uint8Array(at + 2 + rest.length)
  bareOutline.set(outline.subarray(0, at))
  bareOutline.set(rest, at + 2)
  return bareOutline
}

/** The hints of a composed letter stand after its parts; each part says whether there are any. */
function withoutPartHints(outline: Uint8Array): Uint8Array {
  const copy = outline.slice()
  const view = viewOf(copy)
  let at = 10
  for (let flags = moreParts; (flags & moreParts) !== 0; at += lengthOfPart(flags)) {
    flags = view.getUint16(at)
    view.setUint16(at, flags & ~hasHints)
  }
  return copy.subarray(0, at)
}

/** The metrics up to the last glyph kept; how many of them have a width of their own. */
function cutMetrics(face: FontFace, order: readonly number[], count: number): { hmtx: Uint8Array; widths: number } {
  const whole = needTable(face.tables, 'hmtx')
  const own = needTable(face.tables, 'hhea').getUint16(34)
  const widths = Math.min(own, count)
  const hmtx = new Uint8Array(widths * 4 + (count - widths) * 2)
  const view = viewOf(hmtx)
  for (const glyph of order) {
    if (glyph < widths) view.setUint32(glyph * 4, whole.getUint32(glyph * 4))
    else view.setUint16(widths * 4 + (glyph - widths) * 2, whole.getUint16(own * 4 + (glyph - own) * 2))
  }
  // Glyphs without a width of their own have the last one that is stated.
  if (widths < count) view.setUint16((widths - 1) * 4, whole.getUint16((own - 1) * 4))
  return { hmtx, widths }
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
