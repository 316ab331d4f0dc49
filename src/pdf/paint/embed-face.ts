import { PDFHexString, PDFString, type PDFContext, type PDFRef } from 'pdf-lib'
import { cutSubset } from '../font/cut-subset.ts'
import type { FontFace } from '../font/read-font-face.ts'
import type { Glyph } from '../text/glyph.ts'
import type { FaceInUse } from './face-in-use.ts'
import { packStream, type Deflate } from './pack-stream.ts'

interface Embedding {
  readonly deflate: Deflate
  /** False keeps the whole font: only for comparing. */
  readonly subset: boolean
  /** Says which codes a subset has: PDF/A-1 asks for it, and since PDF/A-2 none is better than one that readers take otherwise. */
  readonly lists: boolean
}

/** Writes a face into a file as a composite font. */
export function embedFace(context: PDFContext, use: FaceInUse, { deflate, subset, lists }: Embedding): PDFRef {
  const { face } = use
  const used = use.used()
  const name = subset ? `${tagOf(used)}+${face.name}` : face.name
  const packFont = (): PDFRef => {
    const bytes = subset ? cutSubset(face, used.map((glyph) => glyph.number)) : face.bytes
    return packStream(context, deflate, bytes, { Length1: bytes.length })
  }
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: describe(context, face, name, { FontFile2: packFont(), ...(lists && subset ? { CIDSet: packStream(context, deflate, codesOf(used)) } : {}) }),
    DW: 1000,
    W: [1, used.map((glyph) => thousandths(face.advanceOf(glyph.number)))],
    CIDToGIDMap: packStream(context, deflate, glyphMap(used)),
  })
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [context.register(descendant)],
    ToUnicode: packStream(context, deflate, textMap(used)),
  })
  return context.register(font)
}

const symbolic = 4
const italic = 64

function describe(context: PDFContext, face: FontFace, name: string, streams: Readonly<Record<string, PDFRef>>): PDFRef {
  const { left, bottom, right, top } = face.box
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: symbolic | (face.italicAngle === 0 ? 0 : italic),
    FontBBox: [left, bottom, right, top].map(thousandths),
    ItalicAngle: face.italicAngle,
    Ascent: thousandths(face.ascent),
    Descent: thousandths(face.descent),
    CapHeight: thousandths(face.capHeight),
    StemV: face.name.includes('Bold') ? 140 : 80,
    ...streams,
  })
  return context.register(descriptor)
}

/** One bit a code from 0, the first of each byte its highest: set for the codes there are. */
function codesOf(used: readonly Glyph[]): Uint8Array {
  return Uint8Array.from({ length: Math.ceil((used.length + 1) / 8) }, (_, byte) => 0xff & (0xff << Math.max(0, byte * 8 + 7 - used.length)))
}

/** Which glyph each code draws, two bytes a code from 0. */
function glyphMap(used: readonly Glyph[]): Uint8Array {
  const map = new Uint8Array((used.length + 1) * 2)
  const view = new DataView(map.buffer)
  for (const [index, glyph] of used.entries()) view.setUint16((index + 1) * 2, glyph.number)
  return map
}

/** Which character each code stands for, so that copying, searching and screen readers find the words. */
function textMap(used: readonly Glyph[]): string {
  // Parts of a letter stand for nothing by themselves: a space of no width keeps them out of the words.
  const lines = used.map((glyph, index) => `<${hex4(index + 1)}> ${PDFHexString.of(utf16(glyph.text === '' ? '\u200B' : glyph.text)).toString()}`)
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
function tagOf(used: readonly Glyph[]): string {
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

function thousandths(em: number): number {
  return Math.round(em * 1000)
}
