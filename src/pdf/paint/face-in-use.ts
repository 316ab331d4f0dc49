import type { FaceName } from '../font/font-set.ts'
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
  /** The code of a glyph, from 1 in order of first use; the same text always gives the same codes. */
  readonly codeOf: (glyph: Glyph) => number
  /** The glyphs used, in order of their codes. */
  readonly used: () => readonly Glyph[]
}

/** @param key the name of the face on the pages */
function useFace(key: string, face: FontFace): FaceInUse {
  const codes = new Map<string, { readonly code: number; readonly glyph: Glyph }>()
  // A letter that stands by itself is one object wherever it stands.
  const seen = new Map<Glyph, number>()
  const lookUp = (glyph: Glyph): number => {
    const name = `${glyph.number} ${glyph.text}`
    const known = codes.get(name)
    if (known !== undefined) return known.code
    codes.set(name, { code: codes.size + 1, glyph })
    return codes.size
  }
  return {
    face,
    key,
    codeOf: (glyph) => {
      const code = seen.get(glyph) ?? lookUp(glyph)
      seen.set(glyph, code)
      return code
    },
    used: () => [...codes.values()].map(({ glyph }) => glyph),
  }
}

/** The faces of one file, each with the name `F1`, `F2` and so on, in order of first use. */
export function facesInUse(faceOf: (name: FaceName) => FontFace): { readonly of: (name: FaceName) => FaceInUse; readonly all: () => readonly FaceInUse[] } {
  const faces = new Map<FaceName, FaceInUse>()
  return {
    of: (name) => {
      const use = faces.get(name) ?? useFace(`F${faces.size + 1}`, faceOf(name))
      faces.set(name, use)
      return use
    },
    all: () => [...faces.values()],
  }
}
