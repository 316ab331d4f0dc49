import { readFontFace, type FontFace } from './read-font-face.ts'

/** The four styles a paper is set in. */
export const fontStyles = ['regular', 'bold', 'italic', 'boldItalic'] as const
export type FontStyle = (typeof fontStyles)[number]

/** TrueType files, one a style. */
export type FontFiles = Readonly<Record<FontStyle, Uint8Array>>

export type FontSet = Readonly<Record<FontStyle, FontFace>>

/** Reads the four files; throws FontNotUsableError when one is no font the press can use. */
export function readFontSet(files: FontFiles): FontSet {
  return {
    regular: readFontFace(files.regular),
    bold: readFontFace(files.bold),
    italic: readFontFace(files.italic),
    boldItalic: readFontFace(files.boldItalic),
  }
}

export function styleOf(bold: boolean, italic: boolean): FontStyle {
  if (bold) return italic ? 'boldItalic' : 'bold'
  return italic ? 'italic' : 'regular'
}
