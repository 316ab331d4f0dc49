/** A page as shapes and where they stand, in points from its top left: for a screen that follows the typing. */
export interface DrawnPage {
  /** For each glyph that is read, in the order it is read, four numbers: its shape’s place in `shapes`, x and y of the pen, and the size of type. */
  readonly glyphs: Float32Array
  /** The same, of what stands on every page and is read once or not at all: its foot, the head of a table that goes on. */
  readonly repeated: Float32Array
  /** For each filled box four numbers: left, top, width, height. */
  readonly boxes: Float32Array
  /** The same, of boxes outlined by a line of one point. */
  readonly frames: Float32Array
  /** The same, of places where the paper’s picture stands. */
  readonly pictures: Float32Array
}

/** A paper as it will be printed, without its file. */
export interface DrawnPaper {
  /** Of a page, in points. */
  readonly width: number
  readonly height: number
  /** Each shape’s name, which always means the same shape, and its path in em, y upwards (SVG notation). */
  readonly shapes: readonly { readonly name: string; readonly path: string }[]
  readonly pages: readonly DrawnPage[]
  /** The picture in its letterhead, a PNG in base64; null where it has none. */
  readonly picture: string | null
}
