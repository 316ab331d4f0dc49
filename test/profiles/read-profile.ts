import { createHash } from 'node:crypto'
import { recordKey } from '#domain/journal/act.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import { signInOf } from '../steps/read-desk.ts'
import type { Desk } from '../steps/open-desk.ts'

/** What a profile says once it is open: all that was put into it, as plain values. */
export interface ProfileSays {
  readonly frames: readonly FrameBody[]
  readonly drafts: readonly unknown[]
  /** Files by the hash of their bytes, with the hash of what can be read. */
  readonly files: Readonly<Record<string, string | null>>
  readonly signIn: unknown
  /** By record and unit what is live. */
  readonly records: Readonly<Record<string, unknown>>
}

/** @param count frames that are read, from the first on; all where it is left out */
export async function readProfile(desk: Desk, count = 100_000): Promise<ProfileSays> {
  const { journal, drafts, blobs } = desk.work()
  const frames = (await journal.read(0, count)).map(({ body }) => body)
  const files = frames.flatMap((body) => (body.kind === 'blob' ? [body.plainHash] : []))
  return {
    frames,
    drafts: drafts.list(),
    files: Object.fromEntries(files.map((hash) => [hash, hashOf(blobs.read(hash))])),
    signIn: signInOf(desk).read(),
    records: foldAll(frames),
  }
}

function foldAll(frames: readonly FrameBody[]): Readonly<Record<string, unknown>> {
  const refused = new Set(frames.flatMap((body) => (body.kind === 'refusal' ? [body.act] : [])))
  const acts = frames.flatMap((body) => (body.kind === 'act' || body.kind === 'received' ? (actFromCanonical(body.text, body.sig) ?? []) : []))
  const records = new Map(acts.map(({ about }) => [recordKey(about), about]))
  return Object.fromEntries([...records].map(([key, about]) => [key, valuesOf(foldRecord(about, acts.filter((act) => recordKey(act.about) === key), refused))]))
}

/** What each unit says: its value, or each of those that stand side by side. */
function valuesOf({ units }: FoldedRecord): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries([...units].map(([unit, state]) => [unit, state.kind === 'settled' ? [state.value] : state.versions.map(({ value }) => value)]))
}

function hashOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex')
}
