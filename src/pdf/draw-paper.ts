import type { DrawnPage, DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import type { FaceName } from './font/font-set.ts'
import type { FontFace } from './font/read-font-face.ts'
import { traceOutline } from './font/trace-outline.ts'
import { layPaper } from './layout/lay-paper.ts'
import { pageHeight, pageWidth } from './layout/page-shape.ts'
import type { Mark } from './layout/slab.ts'
import { readLogo } from './picture/read-logo.ts'
import { typefacesFor, type PressPorts } from './press-ports.ts'
import { placesOf } from './text/direction.ts'
import type { Glyph } from './text/glyph.ts'

/** Lays a paper out exactly as `setPaper` does, and gives shapes in place of a file. Rejects as it does. */
export async function drawPaper(document: PaperDocument, ports: PressPorts): Promise<DrawnPaper> {
  const faces = await typefacesFor(document, ports)
  const logo = readLogo(document.letterhead.logo, ports)
  const shapes: { readonly name: string; readonly path: string }[] = []
  const places = new Map<FaceName, Map<number, number>>()
  const shapeOf = ({ face, number }: Glyph): number => {
    const ofFace = places.get(face) ?? new Map<number, number>()
    places.set(face, ofFace)
    const known = ofFace.get(number)
    if (known !== undefined) return known
    ofFace.set(number, shapes.length)
    return shapes.push({ name: `${face} ${number}`, path: outlineOf(ports.fonts(face), number) }) - 1
  }
  const pages = layPaper(faces, document, logo).map((marks) => drawPage(marks, shapeOf))
  return { width: pageWidth, height: pageHeight, shapes, pages, picture: logo === null ? null : (document.letterhead.logo?.png ?? null) }
}

/** Outlines already traced: a letter is drawn at every key, and its letters are the same ones. */
const traced = new WeakMap<FontFace, Map<number, string>>()

function outlineOf(face: FontFace, glyph: number): string {
  const known = traced.get(face) ?? new Map<number, string>()
  traced.set(face, known)
  const path = known.get(glyph) ?? traceOutline(face, glyph)
  known.set(glyph, path)
  return path
}

function drawPage(marks: readonly Mark[], shapeOf: (glyph: Glyph) => number): DrawnPage {
  const [glyphs, repeated, boxes, frames, pictures]: number[][] = [[], [], [], [], []]
  for (const mark of marks) {
    if (mark.kind === 'rule') boxes!.push(mark.x, mark.y, mark.width, mark.thickness)
    else if (mark.kind === 'frame') frames!.push(mark.x, mark.y, mark.width, mark.height)
    else if (mark.kind === 'picture') pictures!.push(mark.x, mark.y, mark.width, mark.height)
    else {
      const into = mark.tag === undefined ? repeated : glyphs
      const pens = placesOf(mark.glyphs, mark.rightToLeft)
      for (const [index, glyph] of mark.glyphs.entries()) {
        into!.push(shapeOf(glyph), mark.x + (pens[index]! + glyph.dx) * mark.size, mark.y - glyph.dy * mark.size, mark.size)
      }
    }
  }
  return { glyphs: Float32Array.from(glyphs!), repeated: Float32Array.from(repeated!), boxes: Float32Array.from(boxes!), frames: Float32Array.from(frames!), pictures: Float32Array.from(pictures!) }
}
