import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { PressPorts } from '#pdf/press-ports.ts'
import { loadShaper } from './load-shaper.ts'
import { readFonts } from './read-fonts.ts'

/** Everything the press needs, from the folder of font families; rejects when a font cannot be read. */
export async function makePorts(fonts: string): Promise<PressPorts> {
  return { fonts: await readFonts(fonts), loadShaper, deflate: (bytes) => deflateSync(bytes), inflate: (bytes, most) => inflateSync(bytes, { maxOutputLength: most }), crc32 }
}
