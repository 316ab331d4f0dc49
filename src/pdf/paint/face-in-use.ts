import { isHouse, type FaceName } from '../font/font-set.ts'
import type { FontFace } from '../font/read-font-face.ts'
import type { Glyph } from '../text/glyph.ts'

/**
 * A face and the codes its glyphs have in one file. A code stands for a glyph with its characters: a space and a
 * no-break space share a glyph, and copied text must still tell them apart.
 */
export interface FaceInUse {
  readonly face: FontFace
  /** The name of the face on the pages, for example `F1`. */
  readonly key: string
  /** The code of a glyph, as four hexadecimal digits from 0001: plain letters first, others in order of first use. The same text always gives the same codes. */
  readonly codeOf: (glyph: Glyph) => string
  /** What has a code, in order of the codes. */
  readonly used: () => readonly Coded[]
  /** The same for files that use the same of the face. */
  readonly usedKey: () => string
}

/** A shape and the characters it stands for. */
export type Coded = Pick<Glyph, 'number' | 'text'>

/**
 * Letters a house face always has a code for, used or not: most letters then need the very same cut of a face, which is
 * cut and packed once for all of a batch.
 */
const plain = [...' abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;()/-?\u00A0–’']

/** The plain letters a face has: the same in every file. */
const plainOf = new WeakMap<FontFace, readonly Coded[]>()

function plainIn(face: FontFace): readonly Coded[] {
  const known = plainOf.get(face) ?? plain.flatMap((text) => {
    const number = face.glyphFor(text.charCodeAt(0))
    return number === undefined ? [] : [{ number, text }]
  })
  plainOf.set(face, known)
  return known
}

/** @param key the name of the face on the pages */
function useFace(key: string, face: FontFace, always: readonly Coded[]): FaceInUse {
  const codes = new Map(always.map((glyph, index) => [nameOf(glyph), codeAt(index)]))
  const others: Coded[] = []
  // A letter that stands by itself is one object wherever it stands.
  const seen = new Map<Glyph, string>()
  const lookUp = (glyph: Coded): string => {
    const name = nameOf(glyph)
    const known = codes.get(name)
    if (known !== undefined) return known
    const code = codeAt(codes.size)
    codes.set(name, code)
    others.push(glyph)
    return code
  }
  return {
    face,
    key,
    codeOf: (glyph) => {
      const known = seen.get(glyph)
      if (known !== undefined) return known
      const code = lookUp(glyph)
      seen.set(glyph, code)
      return code
    },
    used: () => [...always, ...others],
    usedKey: () => others.map(nameOf).join('\n'),
  }
}

function nameOf({ number, text }: Coded): string {
  return `${number} ${text}`
}

function codeAt(index: number): string {
  return (index + 1).toString(16).padStart(4, '0')
}

/** The faces of one file, each with the name `F1`, `F2` and so on, in order of first use. */
export function facesInUse(faceOf: (name: FaceName) => FontFace): { readonly of: (name: FaceName) => FaceInUse; readonly all: () => readonly FaceInUse[] } {
  const faces = new Map<FaceName, FaceInUse>()
  return {
    of: (name) => {
      const use = faces.get(name) ?? useFace(`F${faces.size + 1}`, faceOf(name), isHouse(name) ? plainIn(faceOf(name)) : [])
      faces.set(name, use)
      return use
    },
    all: () => [...faces.values()],
  }
}
