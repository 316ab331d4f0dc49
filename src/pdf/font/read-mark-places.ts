/** How far a mark's own origin lies from the origin of what carries it. */
export interface MarkPlace {
  readonly x: number
  readonly y: number
}

/** Where a face's maker put marks: on letters, and on other marks. Undefined where the maker said nothing. */
export interface MarkPlaces {
  readonly onLetter: (letter: number, mark: number) => MarkPlace | undefined
  readonly onMark: (carrier: number, mark: number) => MarkPlace | undefined
}

const markToBase = 4
const markToMark = 6
const extension = 9

/** Reads the mark positions of a font's `GPOS` table, in font units; a font without one places nothing. */
export function readMarkPlaces(gpos: DataView | undefined): MarkPlaces {
  const tables = gpos === undefined ? [] : subtablesOf(gpos)
  const finder = (type: number) => (carrier: number, mark: number): MarkPlace | undefined => {
    for (const table of tables) {
      const place = table.type === type ? findPlace(table.view, carrier, mark) : undefined
      if (place !== undefined) return place
    }
    return undefined
  }
  return { onLetter: finder(markToBase), onMark: finder(markToMark) }
}

interface Subtable {
  readonly type: number
  readonly view: DataView
}

function subtablesOf(gpos: DataView): readonly Subtable[] {
  const lookups = from(gpos, gpos.getUint16(8))
  return offsetsAt(lookups, 0).flatMap((offset) => {
    const lookup = from(lookups, offset)
    return offsetsAt(lookup, 4).map((start) => unwrap(lookup.getUint16(0), from(lookup, start)))
  })
}

/** A long table stands behind an extension, which only says where. */
function unwrap(type: number, view: DataView): Subtable {
  return type === extension ? { type: view.getUint16(2), view: from(view, view.getUint32(4)) } : { type, view }
}

/** Tables of both types are laid out alike: two coverages, the number of classes, the marks, the carriers. */
function findPlace(table: DataView, carrier: number, mark: number): MarkPlace | undefined {
  const markIndex = indexIn(from(table, table.getUint16(2)), mark)
  const carrierIndex = indexIn(from(table, table.getUint16(4)), carrier)
  if (markIndex === undefined || carrierIndex === undefined) return undefined
  const classes = table.getUint16(6)
  const marks = from(table, table.getUint16(8))
  const carriers = from(table, table.getUint16(10))
  const markClass = marks.getUint16(2 + markIndex * 4)
  const offset = carriers.getUint16(2 + (carrierIndex * classes + markClass) * 2)
  if (offset === 0) return undefined
  const own = anchorAt(marks, marks.getUint16(4 + markIndex * 4))
  const other = anchorAt(carriers, offset)
  return { x: other.x - own.x, y: other.y - own.y }
}

/** The place of a glyph in a coverage table; undefined when it is not covered. */
function indexIn(coverage: DataView, glyph: number): number | undefined {
  const count = coverage.getUint16(2)
  if (coverage.getUint16(0) === 1) {
    for (let index = 0; index < count; index += 1) if (coverage.getUint16(4 + index * 2) === glyph) return index
    return undefined
  }
  for (let range = 4; range < 4 + count * 6; range += 6) {
    const first = coverage.getUint16(range)
    if (glyph >= first && glyph <= coverage.getUint16(range + 2)) return coverage.getUint16(range + 4) + glyph - first
  }
  return undefined
}

function anchorAt(table: DataView, offset: number): MarkPlace {
  return { x: table.getInt16(offset + 2), y: table.getInt16(offset + 4) }
}

function offsetsAt(view: DataView, at: number): readonly number[] {
  return Array.from({ length: view.getUint16(at) }, (_, index) => view.getUint16(at + 2 + index * 2))
}

function from(view: DataView, offset: number): DataView {
  return new DataView(view.buffer, view.byteOffset + offset, view.byteLength - offset)
}
