import type { DrawnPage, DrawnPaper } from '#domain/letter/drawn-paper.ts'

/** Shapes already read, by name: a name always means the same shape. */
const paths = new Map<string, Path2D>()

/** Paints a page on a canvas. @param scale device pixels a point @param picture null until it has been read */
export function paintDrawing(canvas: HTMLCanvasElement, paper: DrawnPaper, page: DrawnPage, scale: number, picture: HTMLImageElement | null): void {
  canvas.width = Math.round(paper.width * scale)
  canvas.height = Math.round(paper.height * scale)
  const brush = canvas.getContext('2d', { alpha: false })
  if (brush === null) return
  brush.fillStyle = 'white'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.fillStyle = 'black'
  brush.setTransform(scale, 0, 0, scale, 0, 0)
  for (const [left, top, width, height] of fours(page.boxes)) brush.fillRect(left, top, width, height)
  for (const [left, top, width, height] of fours(page.frames)) brush.strokeRect(left, top, width, height)
  if (picture !== null) for (const [left, top, width, height] of fours(page.pictures)) brush.drawImage(picture, left, top, width, height)
  const shapes = paper.shapes.map(pathOf)
  for (const glyphs of [page.glyphs, page.repeated])
    for (const [shape, x, y, size] of fours(glyphs)) {
      brush.setTransform(size * scale, 0, 0, -size * scale, x * scale, y * scale)
      brush.fill(shapes[shape]!)
    }
}

function pathOf({ name, path }: DrawnPaper['shapes'][number]): Path2D {
  const known = paths.get(name) ?? new Path2D(path)
  paths.set(name, known)
  return known
}

function* fours(numbers: Float32Array): Iterable<readonly [number, number, number, number]> {
  for (let at = 0; at < numbers.length; at += 4) yield [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!, numbers[at + 3]!]
}
