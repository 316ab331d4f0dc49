import { PDFArray, PDFHexString, utf8Encode, type PDFDocument } from 'pdf-lib'
import { hexOf } from '../hex.ts'
import { joinBytes } from '../join-bytes.ts'
import type { PackPorts } from './pack-ports.ts'
import type { PackWish } from './pack-wish.ts'

/**
 * Gives a pack the two names every file should have: whence it comes, and what it is now. They are drawn from its
 * parts, so that the same pack has the same.
 */
export function nameFile({ context }: PDFDocument, { letter, enclosures, without = [], identity }: PackWish, { sha256 }: PackPorts): void {
  const titles = utf8Encode(JSON.stringify([identity, without, enclosures.map(({ name }) => name)]), false)
  const sum = sha256(joinBytes(sha256(letter), ...enclosures.map(({ bytes }) => sha256(bytes)), titles))
  const now = PDFHexString.of(hexOf(sum.subarray(0, 16)))
  const before = context.trailerInfo.ID
  context.trailerInfo.ID = context.obj([before instanceof PDFArray ? before.get(0) : now, now])
}
