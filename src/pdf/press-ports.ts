import { textsOf, type PaperDocument } from '#domain/letter/paper-document.ts'
import type { FontSet } from './font/font-set.ts'
import type { Deflate } from './paint/pack-stream.ts'
import { needsShaping, scriptOfLanguage } from './text/scripts.ts'
import type { Typefaces } from './text/shape-text.ts'
import type { Shaper } from './text/shaper.ts'

/** A zlib stream, unpacked. */
export interface Inflated {
  readonly plain: Uint8Array
  /** How many bytes it took, packed: something else may stand behind it. */
  readonly length: number
}

/** What the press needs from outside. */
export interface PressPorts {
  readonly fonts: FontSet
  /** Loaded when a paper first needs it: most are in letters that stand one by one. */
  readonly loadShaper: () => Promise<Shaper>
  readonly deflate: Deflate
  /** Throws when the bytes are no whole zlib stream, or give more than `most` bytes. */
  readonly inflate: (bytes: Uint8Array, most: number) => Uint8Array
  /** The same, and says where the stream ended: bytes behind it are not looked at. */
  readonly inflateCounted: (bytes: Uint8Array, most: number) => Inflated
  /** The sum that guards each part of a PNG (CRC-32, ISO 3309). */
  readonly crc32: (bytes: Uint8Array) => number
}

/** The faces one paper is set in. */
export async function typefacesFor(document: PaperDocument, { fonts, loadShaper }: PressPorts): Promise<Typefaces> {
  const { language } = document
  const shape = scriptOfLanguage(language) !== null || textsOf(document).some(({ text }) => needsShaping(text)) ? await loadShaper() : null
  return { fonts, shape, language, houseType: document.houseType ?? 'arimo' }
}
