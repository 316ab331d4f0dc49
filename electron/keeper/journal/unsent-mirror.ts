import type { FrameBody } from '#domain/journal/frame-body.ts'
import type { RecordKeys, SealingKey } from '../vault/record-keys.ts'
import { openAppendFile } from './append-file.ts'
import { NO_HASH, writeFrame } from './frame-bytes.ts'
import { bodyBytes, readBody } from './frame-body-bytes.ts'
import { scanFrames } from './scan-frames.ts'
import { readBytes } from './segments.ts'

/** A body with the key that seals it, ready to be written. */
export interface SealedEntry {
  readonly body: FrameBody
  readonly sealing: SealingKey
}

/**
 * The second copy of what only this computer has: own acts and blobs without a receipt. Frames as in the
 * journal, with a chain of their own.
 */
export interface UnsentMirror {
  /** What was found at opening, in order. */
  readonly found: readonly FrameBody[]
  /** Whether some of it could not be read. An end without a whole frame is none: a crash cut it off, or the journal has it still. */
  readonly damaged: boolean
  /** How many frames stand in it. */
  frames(): number
  /** Adds frames and waits for the disk; throws what the disk said and is then as before. */
  add(entries: readonly SealedEntry[]): void
  /** Writes it anew with just these. Never throws: false when the disk refused, and it is as before. */
  rewrite(entries: readonly SealedEntry[]): boolean
  /** Whether only what was added can stand on the disk. */
  isCertain(): boolean
  /** Cuts away what a refused addition left. Throws what the disk said. */
  settle(): void
  close(): void
}

export function openUnsentMirror(path: string, keys: RecordKeys): UnsentMirror {
  const bytes = readBytes(path)
  const scan = scanFrames(bytes, NO_HASH)
  const bodies = scan.frames.map((frame) => readBody(frame, keys))
  const file = openAppendFile(path, scan.end)
  let last = scan.last
  let frames = scan.frames.length

  return {
    found: bodies.flatMap((opened) => (opened.kind === 'open' ? [opened.body] : [])),
    damaged: scan.gaps.length > 0 || bodies.some((opened) => opened.kind === 'damaged'),
    frames: () => frames,
    add: (entries) => {
      const chain = chainFrames(last, entries)
      file.add(chain.bytes)
      last = chain.last
      frames += entries.length
    },
    rewrite: (entries) => {
      const chain = chainFrames(NO_HASH, entries)
      try {
        file.replace(chain.bytes)
      } catch {
        return false
      }
      last = chain.last
      frames = entries.length
      return true
    },
    isCertain: file.isCertain,
    settle: file.settle,
    close: file.close,
  }
}

/** Frames one behind the other from a given hash. */
export function chainFrames(previous: string, entries: readonly SealedEntry[]) {
  let last = previous
  const frames = entries.map(({ body, sealing }) => {
    const frame = writeFrame(last, sealing, bodyBytes(body))
    last = frame.hash
    return { ...frame, body }
  })
  return { frames, bytes: Buffer.concat(frames.map((frame) => frame.bytes)), last }
}
