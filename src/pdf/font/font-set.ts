import type { HouseType } from '#domain/basics/house-type.ts'
import { readFontFace, type FontFace } from './read-font-face.ts'

/** The four styles of a house type. */
export const fontStyles = ['regular', 'bold', 'italic', 'boldItalic'] as const
type FontStyle = (typeof fontStyles)[number]

const sourceStyles = ['sourceRegular', 'sourceBold', 'sourceItalic', 'sourceBoldItalic'] as const
/** A face of a house type. Arimo's go by the names of their styles alone. */
export type HouseFace = FontStyle | (typeof sourceStyles)[number]

/** Faces for what the house type has not. In English papers one a script, whatever the style of the words around it; the bold ones are for papers in that script. */
export const helperFaces = ['arabic', 'nastaliq', 'hebrew', 'devanagari', 'bengali', 'gurmukhi', 'symbols', 'arabicBold', 'hebrewBold'] as const
export type HelperFace = (typeof helperFaces)[number]

export type FaceName = HouseFace | HelperFace

/** The faces the press sets in, each read when it is first asked for; throws FontNotUsableError when one cannot be used. */
export type FontSet = (name: FaceName) => FontFace

/** @param fileOf gives the TrueType file of a face; asked once for each face that is needed */
export function readFontSet(fileOf: (name: FaceName) => Uint8Array): FontSet {
  const faces = new Map<FaceName, FontFace>()
  return (name) => {
    const face = faces.get(name) ?? readFontFace(fileOf(name))
    faces.set(name, face)
    return face
  }
}

/** Is a face one of a house type’s own? */
export function isHouse(face: FaceName): face is HouseFace {
  return house.has(face)
}

const house: ReadonlySet<FaceName> = new Set([...fontStyles, ...sourceStyles])

/** Takes a house type and how words stand in it, and gives their face. */
export function houseFace(type: HouseType, { bold, italic }: { readonly bold?: boolean | undefined; readonly italic?: boolean | undefined } = {}): HouseFace {
  const style = (bold === true ? 2 : 0) + (italic === true ? 1 : 0)
  return (type === 'arimo' ? arimoFaces : sourceFaces)[style]!
}

const arimoFaces: readonly HouseFace[] = ['regular', 'italic', 'bold', 'boldItalic']
const sourceFaces: readonly HouseFace[] = ['sourceRegular', 'sourceItalic', 'sourceBold', 'sourceBoldItalic']

/** The face of Arimo in the same style, which has letters of many languages that Source Sans 3 lacks. */
export function arimoFace(face: HouseFace): HouseFace {
  return arimoFaces[sourceFaces.indexOf(face)] ?? face
}
