import type { FrameBody } from '#domain/journal/frame-body.ts'
import { writeWholeFile } from '../disk/write-whole-file.ts'
import type { RecordKeys } from '../vault/record-keys.ts'
import { NO_HASH } from './frame-bytes.ts'
import { readBody, type OpenedBody } from './frame-body-bytes.ts'
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
  /** Whether every frame could be read, but for those that were erased. */
  readonly isAllRead: boolean
  readonly damage: readonly string[]
}

/**
 * Reads and checks every segment, handing each readable body to `take`. A tail without a whole frame at the very
 * end is set aside and reported: the caller cuts it; with it go the acts that were to be saved in one call with what was
 * being written. All other damage stays where it is and is reported.
 */
export function loadJournal(folder: string, keys: RecordKeys, take: (number: number, body: FrameBody) => void): LoadedJournal {
  const places: Place[] = []
  const damage: string[] = []
  const paths = listSegments(folder)
  let last = NO_HASH
  let size = 0
  let before = 0
  let isAllRead = true
  for (const path of paths) {
    const segment = segmentNumber(path)
    if (segment !== before + 1) damage.push(missingSegmentWords(before + 1, segment))
    before = segment
    const bytes = readBytes(path)
    const scan = scanFrames(bytes, last)
    const first = places.length
    for (const gap of scan.gaps) damage.push(gapWords(segment, first + gap.afterFrames, gap.bytes))
    const bodies = scan.frames.map((frame) => readBody(frame, keys))
    const kept = path === paths.at(-1) ? bodies.length - unfinished(bodies) : bodies.length
    for (const [at, frame] of scan.frames.slice(0, kept).entries()) {
      places.push({ segment, offset: frame.offset, length: frame.length, hash: frame.hash })
      const opened = bodies[at]!
      isAllRead &&= opened.kind === 'open' || opened.kind === 'erased'
      if (opened.kind === 'open') take(places.length, opened.body)
      if (opened.kind === 'damaged') damage.push(unreadableWords(places.length))
    }
    const cut = scan.frames[kept]
    const end = cut?.offset ?? scan.end
    if (end < bytes.length) {
      setAside(path, bytes.subarray(end))
      damage.push(tailWords(segment, places.length, bytes.length - end, path === paths.at(-1)))
    }
    last = cut?.previous ?? scan.last
    size = end
  }
  return { places, segment: before, size, last, isAllRead, damage }
}

/** How many frames at the end are the beginning of a call whose other acts are not there: never answered with yes, or whole in the second copy. */
function unfinished(bodies: readonly OpenedBody[]): number {
  let count = 0
  let more = moreAfter(bodies.at(-1))
  while (more > 0) {
    count += 1
    const before = moreAfter(bodies.at(-1 - count))
    more = before === more + 1 ? before : 0
  }
  return count
}

function moreAfter(opened: OpenedBody | undefined): number {
  return opened?.kind === 'open' && opened.body.kind === 'act' ? (opened.body.more ?? 0) : 0
}

/** What is cut from the end was never acknowledged or is damaged; kept all the same, sealed as it is. */
function setAside(path: string, bytes: Uint8Array): void {
  try {
    writeWholeFile(`${path}.cut`, bytes)
  } catch {
    // A full disk must not keep the journal from opening.
  }
}

export function unreadableWords(number: number): string {
  return `Entry ${number} of the journal on this computer cannot be opened.`
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
