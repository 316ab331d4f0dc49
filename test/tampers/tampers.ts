import { findFrame } from '#electron/keeper/journal/frame-bytes.ts'
import { crc32 } from 'node:zlib'
import type { Chance } from '../simulation/chance.ts'
import type { Tree } from '../steps/disk-images.ts'
import type { Trail } from './make-trail.ts'

/** One change of the files of a journal, in one place. */
export interface Tamper {
  readonly kind: TamperKind
  /** What was done, for whoever looks for it. */
  readonly words: string
  readonly files: Tree
}

export const tamperKinds = [
  'flip a bit', 'write other bytes', 'cut the end at a frame', 'cut the end anywhere', 'cut a part out', 'remove a frame', 'swap two frames', 'repeat a frame', 'put in a frame of another vault', 'change the head of a frame and its sum',
  'add bytes', 'a part as it was before', 'remove a part', 'swap two parts', 'double a part', 'a head of another vault', 'change the remembered end', 'remove the remembered end', 'cut the remembered end short', 'change a second copy', 'an older remembered end',
] as const
export type TamperKind = (typeof tamperKinds)[number]

/** Of these nothing is lost and nothing is hidden: they may be mended without a word, if everything is there. */
export const MAY_BE_MENDED: ReadonlySet<TamperKind> = new Set(['change a second copy', 'an older remembered end'])

const HEAD = 'journal-head'
/** The clear bytes of a frame that its sum and its seal are bound to. */
const [CLEAR, HEADER] = [68, 72]

/** The frames of a part: where each begins and ends. */
function framesIn(bytes: Uint8Array): readonly Uint8Array[] {
  const frames: Uint8Array[] = []
  for (let frame = findFrame(bytes, 0); frame !== null; frame = findFrame(bytes, frame.offset + frame.length)) frames.push(frame.bytes)
  return frames
}

/** A tamper drawn by chance; `other` is another vault's trail. Null where the drawn one would change nothing. */
export function drawTamper(chance: Chance, trail: Trail, other: Trail): Tamper | null {
  const kind = chance.pick(tamperKinds)
  const parts = [...trail.files.keys()].filter((path) => path.endsWith('.cjf') && path.startsWith('journal/')).sort()
  const part = chance.pick(parts)
  const last = parts.at(-1) ?? part
  const bytesOf = (path: string, from = trail.files): Buffer => Buffer.from(from.get(path) ?? [])
  const frames = framesIn(bytesOf(part))
  const at = chance.below(frames.length)
  const done = (path: string, bytes: Uint8Array | null, words: string): Tamper | null => {
    if (bytes !== null && Buffer.compare(bytes, bytesOf(path)) === 0) return null
    const files = new Map(trail.files)
    if (bytes === null) files.delete(path)
    else files.set(path, bytes)
    return { kind, words: `${kind}: ${path}, ${words}`, files }
  }
  const join = (list: readonly Uint8Array[]) => Buffer.concat([...list])

  switch (kind) {
    case 'flip a bit':
      return flipIn(part)
    case 'change the remembered end':
      return flipIn(HEAD)
    case 'change a second copy':
      return flipIn(chance.pick(['unsent.cjf', 'keys', 'keys-copy']))
    case 'write other bytes': {
      const bytes = bytesOf(part)
      const from = chance.below(bytes.length)
      const end = Math.min(bytes.length, from + 1 + chance.below(400))
      for (let place = from; place < end; place += 1) bytes[place] = chance.below(256)
      return done(part, bytes, `${from} to ${end}`)
    }
    case 'cut the end at a frame': {
      const left = framesIn(bytesOf(last))
      const keep = chance.below(left.length)
      return done(last, join(left.slice(0, keep)), `${keep} of ${left.length} frames left`)
    }
    case 'cut the end anywhere': {
      const bytes = bytesOf(part)
      const length = chance.below(bytes.length)
      return done(part, bytes.subarray(0, length), `to ${length} bytes`)
    }
    case 'cut a part out': {
      const bytes = bytesOf(part)
      const from = chance.below(bytes.length)
      const end = from + 1 + chance.below(bytes.length - from)
      return done(part, Buffer.concat([bytes.subarray(0, from), bytes.subarray(end)]), `${from} to ${end}`)
    }
    case 'remove a frame':
      return done(part, join(frames.toSpliced(at, 1)), `frame ${at}`)
    case 'swap two frames': {
      const with_ = chance.below(frames.length)
      return done(part, join(frames.with(at, frames[with_]!).with(with_, frames[at]!)), `${at} and ${with_}`)
    }
    case 'repeat a frame': {
      const to = chance.below(frames.length + 1)
      return done(part, join(frames.toSpliced(to, 0, frames[at]!)), `${at} before ${to}`)
    }
    case 'put in a frame of another vault': {
      const theirs = framesIn(bytesOf(chance.pick([...other.files.keys()].filter((path) => path.startsWith('journal/'))), other.files))
      return done(part, join(frames.toSpliced(at, chance.below(2), chance.pick(theirs))), `at ${at}`)
    }
    case 'change the head of a frame and its sum': {
      const frame = Buffer.from(frames[at]!)
      const place = chance.below(CLEAR)
      frame[place] = (frame[place] ?? 0) ^ (1 << chance.below(8))
      frame.writeUInt32BE(crc32(frame.subarray(HEADER), crc32(frame.subarray(0, CLEAR))), CLEAR)
      return done(part, join(frames.with(at, frame)), `byte ${place} of frame ${at}`)
    }
    case 'add bytes': {
      const bytes = bytesOf(part)
      const to = chance.below(bytes.length + 1)
      const more = Buffer.from(Array.from({ length: 1 + chance.below(200) }, () => chance.below(256)))
      return done(part, Buffer.concat([bytes.subarray(0, to), more, bytes.subarray(to)]), `${more.length} at ${to}`)
    }
    case 'a part as it was before': {
      const older = trail.older.get(part)
      return older === undefined || older === null ? null : done(part, older, '')
    }
    case 'remove a part':
      return done(part, null, '')
    case 'swap two parts': {
      const second = chance.pick(parts)
      if (second === part) return null
      return { kind, words: `${kind}: ${part}, ${second}`, files: new Map(trail.files).set(part, bytesOf(second)).set(second, bytesOf(part)) }
    }
    case 'double a part': {
      const next = `journal/${String(parts.length + 1).padStart(6, '0')}.cjf`
      return done(next, bytesOf(part), `from ${part}`)
    }
    case 'a head of another vault':
      return done(HEAD, bytesOf(HEAD, other.files), '')
    case 'an older remembered end':
      return done(HEAD, bytesOf(HEAD, trail.older), '')
    case 'remove the remembered end':
      return done(HEAD, null, '')
    case 'cut the remembered end short': {
      const length = chance.below(bytesOf(HEAD).length)
      return done(HEAD, bytesOf(HEAD).subarray(0, length), `to ${length} bytes`)
    }
  }

  function flipIn(path: string): Tamper | null {
    const bytes = bytesOf(path)
    const place = chance.below(bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ (1 << chance.below(8))
    return done(path, bytes, `byte ${place}`)
  }
}
