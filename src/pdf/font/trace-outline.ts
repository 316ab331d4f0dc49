import type { FontFace } from './read-font-face.ts'
import { viewOf } from './read-font-tables.ts'

/** How deep letters may be composed of others; deeper is a broken font. */
const DEEPEST = 8

/**
 * The shape of a glyph as a path in the notation of SVG (M, L, Q, Z), in em, y upwards; empty for one without ink.
 * Composed letters are whole; a part beyond what the font holds is left out.
 */
export function traceOutline(face: FontFace, glyph: number): string {
  const path: string[] = []
  for (const contour of contoursOf(face, glyph, 0)) path.push(pathOf(contour, 1 / face.unitsPerEm))
  return path.join('')
}

interface Point {
  readonly x: number
  readonly y: number
  readonly isOn: boolean
}
type Contour = readonly Point[]

function contoursOf(face: FontFace, glyph: number, depth: number): readonly Contour[] {
  const outline = face.outlineOf(glyph)
  if (outline.length === 0 || depth > DEEPEST) return []
  const view = viewOf(outline)
  return view.getInt16(0) >= 0 ? simpleContours(view) : composedContours(face, view, depth)
}

const isOn = 1
const xShort = 2
const yShort = 4
const repeats = 8
const xSame = 16
const ySame = 32

function simpleContours(view: DataView): readonly Contour[] {
  const count = view.getInt16(0)
  const ends = Array.from({ length: count }, (_, index) => view.getUint16(10 + index * 2))
  const total = (ends.at(-1) ?? -1) + 1
  let at = 10 + count * 2
  at += 2 + view.getUint16(at)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = view.getUint8(at)
    at += 1
    let times = 1
    if ((flag & repeats) !== 0) {
      times += view.getUint8(at)
      at += 1
    }
    for (let index = 0; index < times; index += 1) flags.push(flag)
  }
  const read = (short: number, same: number): readonly number[] => {
    let value = 0
    return flags.map((flag) => {
      if ((flag & short) !== 0) {
        value += (flag & same) === 0 ? -view.getUint8(at) : view.getUint8(at)
        at += 1
      } else if ((flag & same) === 0) {
        value += view.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = read(xShort, xSame)
  const ys = read(yShort, ySame)
  const points = flags.map((flag, index) => ({ x: xs[index]!, y: ys[index]!, isOn: (flag & isOn) !== 0 }))
  return ends.map((end, index) => points.slice(index === 0 ? 0 : ends[index - 1]! + 1, end + 1))
}

const areWords = 0x0001
const areOffsets = 0x0002
const hasScale = 0x0008
const moreParts = 0x0020
const hasTwoScales = 0x0040
const hasMatrix = 0x0080

function composedContours(face: FontFace, view: DataView, depth: number): readonly Contour[] {
  const contours: Contour[] = []
  for (let at = 10, flags = moreParts; (flags & moreParts) !== 0; ) {
    flags = view.getUint16(at)
    const part = view.getUint16(at + 2)
    at += 4
    const words = (flags & areWords) !== 0
    const [dx, dy] = words ? [view.getInt16(at), view.getInt16(at + 2)] : [view.getInt8(at), view.getInt8(at + 1)]
    at += words ? 4 : 2
    const number = (place: number): number => view.getInt16(at + place * 2) / 16384
    let matrix: readonly [number, number, number, number] = [1, 0, 0, 1]
    if ((flags & hasScale) !== 0) matrix = [number(0), 0, 0, number(0)]
    else if ((flags & hasTwoScales) !== 0) matrix = [number(0), 0, 0, number(1)]
    else if ((flags & hasMatrix) !== 0) matrix = [number(0), number(1), number(2), number(3)]
    at += (flags & hasScale) !== 0 ? 2 : (flags & hasTwoScales) !== 0 ? 4 : (flags & hasMatrix) !== 0 ? 8 : 0
    // Parts hung point to point are not in the fonts we ship; they stand at their own place.
    const [left, up] = (flags & areOffsets) === 0 ? [0, 0] : [dx, dy]
    const [a, b, c, d] = matrix
    for (const contour of contoursOf(face, part, depth + 1)) {
      contours.push(contour.map((point) => ({ x: point.x * a + point.y * c + left, y: point.x * b + point.y * d + up, isOn: point.isOn })))
    }
  }
  return contours
}

/** Between two handles of a curve lies a point on it that the font leaves out. */
function pathOf(contour: Contour, unit: number): string {
  if (contour.length < 2) return ''
  const first = contour.findIndex((point) => point.isOn)
  const turned = first === -1 ? contour : [...contour.slice(first), ...contour.slice(0, first)]
  const start = first === -1 ? between(contour.at(-1)!, contour[0]!) : turned[0]!
  const say = ({ x, y }: Omit<Point, 'isOn'>): string => `${rounded(x * unit)} ${rounded(y * unit)}`
  const path = [`M${say(start)}`]
  const rest = first === -1 ? turned : turned.slice(1)
  for (const [index, point] of rest.entries()) {
    if (point.isOn) {
      if (index === 0 || rest[index - 1]!.isOn) path.push(`L${say(point)}`)
      continue
    }
    const next = rest[index + 1] ?? { ...start, isOn: true }
    path.push(`Q${say(point)} ${say(next.isOn ? next : between(point, next))}`)
  }
  return `${path.join('')}Z`
}

function between(one: Omit<Point, 'isOn'>, other: Omit<Point, 'isOn'>): Omit<Point, 'isOn'> {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}

function rounded(value: number): number {
  return Math.round(value * 10000) / 10000
}
