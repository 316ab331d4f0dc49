import { decodeFromBase64 } from 'pdf-lib'
import type { Picture } from '#domain/basics/picture.ts'
import type { PressPorts } from '../press-ports.ts'
import { unpackedSize } from './picture-object.ts'
import { unpackPng } from './png-samples.ts'
import { readPng, type PngPicture } from './read-png.ts'

/** A logo is small: more than this, unpacked, is no logo, and would cost every page its time. */
const MOST_BYTES = 16_000_000

/** The last one read: it is the same at every key. */
let last: { readonly png: string; readonly picture: PngPicture | null } | null = null

/** The picture of a letterhead; null where there is none, or none that can be read to its end: a letter does without it. */
export function readLogo(logo: Picture | undefined, ports: Pick<PressPorts, 'inflate' | 'crc32'>): PngPicture | null {
  if (logo === undefined) return null
  if (last?.png !== logo.png) last = { png: logo.png, picture: readWhole(logo.png, ports) }
  return last.picture
}

function readWhole(png: string, { inflate, crc32 }: Pick<PressPorts, 'inflate' | 'crc32'>): PngPicture | null {
  const picture = readPng(decodeFromBase64(png), crc32)
  if (picture === null || unpackedSize(picture) > MOST_BYTES) return null
  try {
    unpackPng(picture, inflate)
    return picture
  } catch {
    return null
  }
}
