import { crc32, inflateSync } from 'node:zlib'
import type { Inflated, PressPorts } from '#pdf/press-ports.ts'
import { deflate } from './deflate.ts'
import { loadShaper } from './load-shaper.ts'
import { readFonts } from './read-fonts.ts'

/** Everything the press needs, from the folder of font families; rejects when a font cannot be read. */
export async function makePorts(fonts: string): Promise<PressPorts> {
  return { fonts: await readFonts(fonts), loadShaper, deflate, inflate: (bytes, most) => inflateSync(bytes, { maxOutputLength: most }), inflateCounted, crc32 }
}

function inflateCounted(bytes: Uint8Array, most: number): Inflated {
  // Asked to, zlib gives itself beside the bytes, which its types do not say.
  const { buffer, engine } = inflateSync(bytes, { maxOutputLength: most, info: true }) as unknown as { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } }
  return { plain: buffer, length: engine.bytesWritten }
}
