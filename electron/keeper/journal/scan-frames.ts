import { findFrame, readFrame, type RawFrame } from './frame-bytes.ts'

/** Bytes of a file that hold no readable frame, or a place where the chain is broken (no bytes). */
export interface Gap {
  readonly offset: number
  readonly bytes: number
  /** How many frames had been read when it was met. */
  readonly afterFrames: number
}

export interface Scan {
  readonly frames: readonly RawFrame[]
  readonly gaps: readonly Gap[]
  /** Where the last whole frame ends; what follows, if anything, is a tail without any frame. */
  readonly end: number
  /** Hash the next frame must name. */
  readonly last: string
}

/**
 * Reads every frame of a file, holding each against the one before. A frame behind damage is kept when it is
 * whole: what is wrong is listed in `gaps`, never passed over.
 */
export function scanFrames(bytes: Uint8Array, previous: string): Scan {
  const frames: RawFrame[] = []
  const gaps: Gap[] = []
  let at = 0
  let last = previous
  while (at < bytes.length) {
    const frame = readFrame(bytes, at) ?? findFrame(bytes, at)
    if (frame === null) break
    if (frame.offset > at || frame.previous !== last) gaps.push({ offset: at, bytes: frame.offset - at, afterFrames: frames.length })
    frames.push(frame)
    at = frame.offset + frame.length
    last = frame.hash
  }
  return { frames, gaps, end: at, last }
}
