import { findFrame } from '#electron/keeper/journal/frame-bytes.ts'
import type { Chance } from '../simulation/chance.ts'
import type { Tree } from '../steps/disk-images.ts'

/** Where a bit is flipped: a field of a frame of the journal (`electron/keeper/journal/frame-bytes.ts`), or another file. */
const FIELDS = { 'the mark of a frame': [0, 4], 'its length': [4, 8], 'the hash of the one before': [8, 40], 'the name of its key': [40, 56], 'its iv': [56, 68], 'its sum': [68, 72] } as const
const FILES = { 'the remembered end': /\/journal-head$/, 'the second copy of what is not sent': /\/unsent\.cjf$/, 'the keys': /\/keys$/, 'the other copy of the keys': /\/keys-copy$/, 'the vault file': /\/vault\.json$/, 'its other copy': /\/vault-copy\.json$/, 'a kept file': /\.blob$/ } as const

type Kind = keyof typeof FIELDS | 'its body' | keyof typeof FILES
export const flipKinds = [...(Object.keys(FIELDS) as Kind[]), 'its body', ...(Object.keys(FILES) as Kind[])] as const

export interface Flip {
  readonly kind: Kind
  readonly path: string
  readonly words: string
  readonly files: Tree
}

/** One bit of one file, drawn by chance: of every kind of place as often. */
export function drawFlip(chance: Chance, files: Tree): Flip {
  const kind = chance.pick(flipKinds)
  const isIn = kind in FILES ? FILES[kind as keyof typeof FILES] : /\/journal\/\d{6}\.cjf$/
  const path = chance.pick([...files.keys()].filter((each) => isIn.test(each)).sort())
  const bytes = Buffer.from(files.get(path) ?? [])
  const [from, to] = kind in FILES ? [0, bytes.length] : placeIn(chance, bytes, kind)
  const place = from + chance.below(to - from)
  const bit = chance.below(8)
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
  return { kind, path, words: `${kind}: ${path.replace(/^vaults\/[^/]+\//, '')}, byte ${place}, bit ${bit}`, files: new Map(files).set(path, bytes) }
}

function placeIn(chance: Chance, bytes: Uint8Array, kind: Kind): readonly [from: number, to: number] {
  const frames: { readonly offset: number; readonly length: number }[] = []
  for (let frame = findFrame(bytes, 0); frame !== null; frame = findFrame(bytes, frame.offset + frame.length)) frames.push(frame)
  const { offset, length } = chance.pick(frames)
  const [from, to] = kind in FIELDS ? FIELDS[kind as keyof typeof FIELDS] : [72, length]
  return [offset + from, offset + to]
}
