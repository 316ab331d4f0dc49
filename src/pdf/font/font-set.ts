import { readFontFace, type FontFace } from './read-font-face.ts'

/** The four styles of the house type. */
export const fontStyles = ['regular', 'bold', 'italic', 'boldItalic'] as const
export type FontStyle = (typeof fontStyles)[number]

/** Faces for what the house type has not: one style each, used whatever the style of the words around it. */
export const helperFaces = ['arabic', 'nastaliq', 'hebrew', 'devanagari', 'bengali', 'gurmukhi', 'symbols'] as const
export type HelperFace = (typeof helperFaces)[number]

export type FaceName = FontStyle | HelperFace

/** TrueType files, one a face. */
export type FontFiles = Readonly<Record<FaceName, Uint8Array>>

/** The faces the press sets in, each read when it is first asked for; throws FontNotUsableError when one cannot be used. */
export type FontSet = (name: FaceName) => FontFace

export function readFontSet(files: FontFiles): FontSet {
  const faces = new Map<FaceName, FontFace>()
  return (name) => {
    const face = faces.get(name) ?? readFontFace(files[name])
    faces.set(name, face)
    return face
  }
}

export function styleOf(bold: boolean, italic: boolean): FontStyle {
  if (bold) return italic ? 'boldItalic' : 'bold'
  return italic ? 'italic' : 'regular'
}
