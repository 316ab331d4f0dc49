import { PDFString, type PDFContext, type PDFRef } from 'pdf-lib'
import type { FontFace } from '../font/read-font-face.ts'
import { cutFace } from './cut-face.ts'
import type { FaceInUse } from './face-in-use.ts'
import { addStream, type Deflate } from './pack-stream.ts'

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
  const { name, program, codes, widths, glyphMap, textMap } = cutFace(use, deflate, subset)
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: describe(context, face, name, { FontFile2: addStream(context, program.packed, { Length1: program.length }), ...(lists && subset ? { CIDSet: addStream(context, codes) } : {}) }),
    DW: 1000,
    W: [1, widths],
    CIDToGIDMap: addStream(context, glyphMap),
  })
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [context.register(descendant)],
    ToUnicode: addStream(context, textMap),
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

function thousandths(em: number): number {
  return Math.round(em * 1000)
}
