import { writeFileSync } from 'node:fs'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import type { RecordKeys } from '../vault/record-keys.ts'
import { NO_HASH } from './frame-bytes.ts'
import { readBody } from './frame-body-bytes.ts'
import { scanFrames } from './scan-frames.ts'
import { listSegments, readBytes, segmentNumber } from './segments.ts'

/** Where a frame stands on the disk. */
export interface Place {
  readonly segment: number
  readonly offset: number
  readonly length: number
  readonly hash: string
}

export interface LoadedJournal {
  readonly places: readonly Place[]
  /** Length of the last segment up to its last whole frame; 0 when there is no segment. */
  readonly segment: number
  readonly size: number
  readonly last: string
  readonly damage: readonly string[]
}

/**
 * Reads and checks every segment, handing each readable body to `take`. A tail without a whole frame at the very
 * end is set aside and reported: the caller cuts it. All other damage stays where it is and is reported.
 */
export function loadJournal(folder: string, keys: RecordKeys, take: (number: number, body: FrameBody) => void): LoadedJournal {
  const places: Place[] = []
  const damage: string[] = []
  const paths = listSegments(folder)
  let last = NO_HASH
  let size = 0
  let before = 0
  for (const path of paths) {
    const segment = segmentNumber(path)
    if (segment !== before + 1) damage.push(missingSegmentWords(before + 1, segment))
    before = segment
    const bytes = readBytes(path)
    const scan = scanFrames(bytes, last)
    const first = places.length
    for (const gap of scan.gaps) damage.push(gapWords(segment, first + gap.afterFrames, gap.bytes))
    for (const frame of scan.frames) {
      places.push({ segment, offset: frame.offset, length: frame.length, hash: frame.hash })
      const opened = readBody(frame, keys)
      if (opened.kind === 'open') take(places.length, opened.body)
      if (opened.kind === 'damaged') damage.push(`Entry ${places.length} of the journal on this computer cannot be opened.`)
    }
    if (scan.end < bytes.length) {
      setAside(path, bytes.subarray(scan.end))
      damage.push(tailWords(segment, places.length, bytes.length - scan.end, path === paths.at(-1)))
    }
    last = scan.last
    size = scan.end
  }
  return { places, segment: before, size, last, damage }
}

/** What is cut from the end was never acknowledged or is damaged; kept all the same, sealed as it is. */
function setAside(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(`${path}.cut`, bytes, { mode: 0o600 })
  } catch {
    // A full disk must not keep the journal from opening.
  }
}

function gapWords(segment: number, after: number, bytes: number): string {
  return bytes === 0
    ? `Something is missing from the journal on this computer after entry ${after} (part ${segment}).`
    : `The journal on this computer is damaged after entry ${after} (${bytes} bytes in part ${segment} cannot be read).`
}

function tailWords(segment: number, after: number, bytes: number, atEnd: boolean): string {
  return atEnd
    ? `The journal on this computer ended in the middle of an entry after entry ${after} (${bytes} bytes). That entry was cut off.`
    : `The journal on this computer is damaged after entry ${after} (${bytes} bytes at the end of part ${segment} cannot be read).`
}

function missingSegmentWords(from: number, to: number): string {
  return `Part ${from === to - 1 ? from : `${from} to ${to - 1}`} of the journal on this computer is missing.`
}
