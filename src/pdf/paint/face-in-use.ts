import type { FontStyle } from '../font/font-set.ts'
import type { FontFace } from '../font/read-font-face.ts'
import type { Glyph } from '../text/glyph.ts'

/**
 * A face and the codes its characters have in one file. A code stands for a character, not for a glyph: a space
 * and a no-break space share a glyph, and copied text must still tell them apart.
 */
export interface FaceInUse {
  readonly face: FontFace
  /** The name of the face on the pages, for example `F1`. */
  readonly key: string
  /** The code of a glyph, from 1 in order of first use; the same text always gives the same codes. */
  readonly codeOf: (glyph: Glyph) => number
  /** The characters used, in order of their codes. */
  readonly used: () => readonly Glyph[]
}

export function useFace(style: FontStyle, face: FontFace): FaceInUse {
  const codes = new Map<number, { readonly code: number; readonly glyph: Glyph }>()
  return {
    face,
    key: { regular: 'F1', bold: 'F2', italic: 'F3', boldItalic: 'F4' }[style],
    codeOf: (glyph) => {
      const known = codes.get(glyph.codePoint)
      if (known !== undefined) return known.code
      codes.set(glyph.codePoint, { code: codes.size + 1, glyph })
      return codes.size
    },
    used: () => [...codes.values()].map(({ glyph }) => glyph),
  }
}
