import { readSync } from 'node:fs'
import type { RecordKeys } from '../vault/record-keys.ts'
import { readBody, type OpenedBody } from './frame-body-bytes.ts'
import { readFrame } from './frame-bytes.ts'
import type { Place } from './load-journal.ts'

/** What stands at a place of an open file now. A disk that cannot read it, and other bytes than at opening, are damage of this entry alone. */
export function readPlace(file: number, place: Place, keys: RecordKeys): OpenedBody {
  const bytes = Buffer.alloc(place.length)
  try {
    readSync(file, bytes, 0, place.length, place.offset)
  } catch {
    return { kind: 'damaged' }
  }
  const frame = readFrame(bytes, 0)
  return frame === null || frame.hash !== place.hash ? { kind: 'damaged' } : readBody(frame, keys)
}
