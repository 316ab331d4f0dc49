import type { DrawnPage, DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { traceOutline } from './font/trace-outline.ts'
import { layPaper } from './layout/lay-paper.ts'
import { pageHeight, pageWidth } from './layout/page-shape.ts'
import type { Mark } from './layout/slab.ts'
import { typefacesFor, type PressPorts } from './press-ports.ts'
import { placesOf } from './text/direction.ts'
import type { Glyph } from './text/glyph.ts'

/** Lays a paper out exactly as `setPaper` does, and gives shapes in place of a file. Rejects as it does. */
export async function drawPaper(document: PaperDocument, ports: PressPorts): Promise<DrawnPaper> {
  const faces = await typefacesFor(document, ports)
  const shapes = new Map<string, { readonly index: number; readonly path: string }>()
  const shapeOf = (glyph: Glyph): number => {
    const name = `${glyph.face} ${glyph.number}`
    const known = shapes.get(name)
    if (known !== undefined) return known.index
    shapes.set(name, { index: shapes.size, path: traceOutline(ports.fonts(glyph.face), glyph.number) })
    return shapes.size - 1
  }
  const pages = layPaper(faces, document).map((marks) => drawPage(marks, shapeOf))
  return { width: pageWidth, height: pageHeight, shapes: [...shapes].map(([name, { path }]) => ({ name, path })), pages }
}

function drawPage(marks: readonly Mark[], shapeOf: (glyph: Glyph) => number): DrawnPage {
  const [glyphs, boxes, frames]: number[][] = [[], [], []]
  for (const mark of marks) {
    if (mark.kind === 'rule') boxes!.push(mark.x, mark.y, mark.width, mark.thickness)
    else if (mark.kind === 'frame') frames!.push(mark.x, mark.y, mark.width, mark.height)
    else {
      const pens = placesOf(mark.glyphs, mark.rightToLeft)
      for (const [index, glyph] of mark.glyphs.entries()) {
        glyphs!.push(shapeOf(glyph), mark.x + (pens[index]! + glyph.dx) * mark.size, mark.y - glyph.dy * mark.size, mark.size)
      }
    }
  }
  return { glyphs: Float32Array.from(glyphs!), boxes: Float32Array.from(boxes!), frames: Float32Array.from(frames!) }
}
