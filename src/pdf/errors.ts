/** A character has no glyph in the fonts. Names the character and where it stands, and no other text of the paper. */
export class MissingGlyphError extends Error {
  override readonly name = 'MissingGlyphError'
  readonly character: string
  /** For example `U+2610`. */
  readonly codePoint: string
  /** For example "block 3", in the words of `textsOf`. */
  readonly where: string

  constructor(codePoint: number, where: string) {
    const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
    super(`The fonts have no glyph for ${code} in ${where}.`)
    this.character = String.fromCodePoint(codePoint)
    this.codePoint = code
    this.where = where
  }
}

/** A font file lacks something the press needs: a fault of the installation, not of the paper. */
export class FontNotUsableError extends Error {
  override readonly name = 'FontNotUsableError'
}

/** The words for the foot of each page leave too little page for the paper itself. */
export class FootTooTallError extends Error {
  override readonly name = 'FootTooTallError'

  constructor() {
    super('The line at the foot of each page is so long that it leaves too little room for the page itself.')
  }
}

/** An enclosure turned out to be damaged when its pages were drawn. Names its place in the list, from 1. */
export class DamagedEnclosureError extends Error {
  override readonly name = 'DamagedEnclosureError'
  readonly place: number

  constructor(place: number) {
    super(`Enclosure ${place} is damaged.`)
    this.place = place
  }
}
