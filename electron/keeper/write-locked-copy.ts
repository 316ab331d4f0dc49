import { readFileSync, statSync } from 'node:fs'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { Draft, RequestOf } from '#bridge/bridge.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import { writeLockedCopy, type LockedCopy } from './copy/locked-copy.ts'
import { diskTrouble, isThere } from './disk/errors.ts'
import { writeNewFile, writeWholeFile } from './disk/write-whole-file.ts'
import { fileForCopies } from './vault/wrap-key.ts'
import type { Work } from './work-in-vault.ts'

interface PuttingCopy {
  readonly drafts: RequestOf<'saveLockedCopy'>['drafts']
  readonly path: string
  /** ms since 1970, as is `confirmedAt`: when the trust last confirmed who this person is. */
  readonly now: number
  readonly confirmedAt: number
  /** The trust's own limit of reading, where it is known. */
  readonly readingDays?: number | undefined
}

/**
 * Puts a locked copy of everything the trust server does not hold at a path, reads it back, and only then says it
 * is there. Refuses with `copy-not-written` and why.
 */
export async function putLockedCopy(work: Work, { drafts, path, now, confirmedAt, readingDays }: PuttingCopy): Promise<Answer<{ readonly saved: boolean }>> {
  const madeAt = new Date(now).toISOString()
  const onScreen = drafts.map((draft): Draft => ({ ...draft, keptAt: madeAt }))
  const acts = await onlyHere(work)
  const last = (await lastAct(work)).filter(({ sig }) => !acts.some((act) => act.sig === sig))
  const refusals = work.journal.refusals().map(({ act, status, words, at }) => ({ act, status, words, at }))
  const { team } = work.signer
  const end = work.journal.teamEnd(team)
  const contents: LockedCopy = { madeAt, confirmedAt: new Date(confirmedAt).toISOString(), ...(readingDays === undefined ? {} : { readingDays }), acts, last, ...(end.seq === 0 ? {} : { end: { team, ...end } }), refusals, drafts: [...work.drafts.list(), ...onScreen], blobs: unsentBlobs(work) }
  return putFile(path, writeLockedCopy(fileForCopies(work.vault.file, work.vault.vaultKey), work.vault.vaultKey, contents))
}

/**
 * How the name of a file ends that a kill left half written in a folder of the person’s (E27): it says what it is to whoever finds it,
 * no program opens it as a paper, and saving the same paper there again takes its place.
 */
export const NOT_FINISHED = '.not-finished'

/** Writes bytes where the user said and holds what stands there against them. */
export function putFile(path: string, bytes: Uint8Array): Answer<{ readonly saved: boolean }> {
  return putAt(path, bytes, writeWholeFile)
}

/** The same where nothing may be there yet: refuses as `thereAlready` does, and writes over nothing. */
export function putNewFile(path: string, bytes: Uint8Array): Answer<{ readonly saved: boolean }> {
  return putAt(path, bytes, writeNewFile)
}

function putAt(path: string, bytes: Uint8Array, write: typeof writeWholeFile): Answer<{ readonly saved: boolean }> {
  try {
    write(path, bytes, NOT_FINISHED)
    if (Buffer.compare(readFileSync(path), bytes) === 0) return agree({ saved: true })
    return refuse({ kind: 'copy-not-written', rule: 'K13', reason: 'disk-failed' })
  } catch (error) {
    if (isThere(error)) return thereAlready(path, bytes)
    return refuse({ kind: 'copy-not-written', rule: 'K13', reason: diskTrouble(error) })
  }
}

/** Refuses with `file-there-already`, and whether what stands there is these very bytes. */
export function thereAlready(path: string, bytes: Uint8Array): Answer<never> {
  return refuse({ kind: 'file-there-already', rule: 'L38', same: isSame(path, bytes) })
}

function isSame(path: string, bytes: Uint8Array): boolean {
  try {
    return statSync(path).size === bytes.length && Buffer.compare(readFileSync(path), bytes) === 0
  } catch {
    return false
  }
}

async function onlyHere({ journal }: Work): Promise<LockedCopy['acts']> {
  const refused = await Promise.all(journal.refusals().map(async ({ act }) => journal.frame(journal.held(act)?.number ?? 0)))
  const inMirror = journal.unrestored().flatMap((body) => (body.kind === 'act' ? [body] : []))
  const acts = [...refused.flatMap((frame) => (frame?.body.kind === 'act' ? [frame.body] : [])), ...inMirror, ...journal.unsentActs()]
  return acts.map(({ text, sig }: FrameOf<'act'>) => ({ text, sig }))
}

/** The act the next one of this vault follows; none before the first. */
async function lastAct({ journal, session }: Work): Promise<LockedCopy['last']> {
  const body = (await journal.frame(journal.held(journal.teamEnd(session.team).act)?.number ?? 0))?.body
  return body?.kind === 'act' || body?.kind === 'received' ? [{ text: body.text, sig: body.sig }] : []
}

function unsentBlobs({ journal, blobs }: Work): LockedCopy['blobs'] {
  return journal.unsentBlobs().flatMap(({ plainHash, type, team, about }) => {
    const bytes = blobs.read(plainHash)
    return bytes === null ? [] : [{ plainHash, type, team, about, bytes: Buffer.from(bytes).toString('base64') }]
  })
}
