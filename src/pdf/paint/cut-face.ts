import { PDFHexString, PDFNumber } from 'pdf-lib'
import { cutSubset } from '../font/cut-subset.ts'
import type { FontFace } from '../font/read-font-face.ts'
import type { Coded, FaceInUse } from './face-in-use.ts'
import { bytesOf, type Deflate } from './pack-stream.ts'

/** What a file has of a face. Streams are packed. */
export interface CutFace {
  readonly name: string
  /** The TrueType file, and how long it is unpacked. */
  readonly program: { readonly packed: Uint8Array; readonly length: number }
  /** One bit a code. */
  readonly codes: Uint8Array
  /** Of the codes from 1, in thousandths of an em. */
  readonly widths: PDFNumber[]
  readonly glyphMap: Uint8Array
  readonly textMap: Uint8Array
}

interface Cut {
  readonly deflate: Deflate
  /** The glyphs it was made for, and whether it has only these. */
  readonly key: string
  readonly face: CutFace
}

/** The last cuts of each face: papers of one batch need the same. */
const cuts = new WeakMap<FontFace, readonly Cut[]>()
const KEPT = 16
/** Letters have their codes in the order they are first used. Of a name in Latin letters that tells its accents, of any other its spelling. */
const spells = /(?!\p{Script=Latin})\p{L}/u

/** Cuts a face down to what one file uses of it. What would spell a name is not kept: it would outlive the lock. @param subset false keeps the whole face */
export function cutFace(use: FaceInUse, deflate: Deflate, subset: boolean): CutFace {
  if (use.used().some(({ text }) => spells.test(text))) return cutAnew(use, deflate, subset)
  const key = `${subset} ${use.usedKey()}`
  const known = cuts.get(use.face) ?? []
  const cut = known.find((one) => one.key === key && one.deflate === deflate) ?? { key, deflate, face: cutAnew(use, deflate, subset) }
  if (known[0] !== cut) cuts.set(use.face, [cut, ...known.filter((one) => one !== cut)].slice(0, KEPT))
  return cut.face
}

function cutAnew({ face, used: usedIn }: FaceInUse, deflate: Deflate, subset: boolean): CutFace {
  const used = usedIn()
  const program = subset ? cutSubset(face, used.map(({ number }) => number)) : face.bytes
  return {
    name: subset ? `${tagOf(used)}+${face.name}` : face.name,
    program: { packed: deflate(program), length: program.length },
    codes: deflate(codesOf(used)),
    widths: used.map(({ number }) => PDFNumber.of(Math.round(face.advanceOf(number) * 1000))),
    glyphMap: deflate(glyphMap(used)),
    textMap: deflate(bytesOf(textMap(used))),
  }
}

/** One bit a code from 0, the first of each byte its highest: set for the codes there are. */
function codesOf(used: readonly Coded[]): Uint8Array {
  return Uint8Array.from({ length: Math.ceil((used.length + 1) / 8) }, (_, byte) => 0xff & (0xff << Math.max(0, byte * 8 + 7 - used.length)))
}

/** Which glyph each code draws, two bytes a code from 0. */
function glyphMap(used: readonly Coded[]): Uint8Array {
  const map = new Uint8Array((used.length + 1) * 2)
  const view = new DataView(map.buffer)
  for (const [index, { number }] of used.entries()) view.setUint16((index + 1) * 2, number)
  return map
}

/** Which character each code stands for, so that copying, searching and screen readers find the words. */
function textMap(used: readonly Coded[]): string {
  // Parts of a letter stand for nothing by themselves: a space of no width keeps them out of the words.
  const lines = used.map(({ text }, index) => `<${hex4(index + 1)}> ${PDFHexString.of(utf16(text === '' ? '\u200B' : text)).toString()}`)
  const blocks: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const part = lines.slice(at, at + 100)
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('\n')
}

/** Six letters that mark a subset, drawn from its glyphs, so that the same paper gives the same bytes. */
function tagOf(used: readonly Coded[]): string {
  let hash = 0x811c9dc5
  for (const { number } of used) hash = Math.imul(hash ^ number, 0x01000193) >>> 0
  const letters = Array.from({ length: 6 }, (_, place) => Math.floor(hash / 26 ** place) % 26)
  return String.fromCharCode(...letters.map((letter) => 65 + letter))
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, unit) => hex4(text.charCodeAt(unit))).join('')
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0')
}
