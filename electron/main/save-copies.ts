import { join } from 'node:path'
import { agree, refuse, type Refusal } from '#domain/basics/answer.ts'
import type { Replies, RequestOf } from '#bridge/bridge.ts'
import type { KeeperLine } from './ask-keeper.ts'
import type { PressLine } from './ask-press.ts'
import type { FolderShelf } from './folder-shelf.ts'
import { hashOf } from './hash-of.ts'

type Copy = RequestOf<'saveCopies'>['copies'][number]

interface SavingCopies {
  readonly keeper: Pick<KeeperLine, 'ask'>
  readonly press: Pick<PressLine, 'set'>
  readonly chooseFolder: () => Promise<string | null>
  readonly folders: FolderShelf
}

/**
 * Puts copies of a batch into the folder the user chooses, or chose for the part before, one after the other. Answers for each by itself: what one could
 * not be written for says nothing of the next. Refuses all where a letter that is not signed is among them, two names are one, or the folder is no longer the one chosen last.
 */
export async function saveCopies(here: SavingCopies, { folder: known, copies }: RequestOf<'saveCopies'>): Promise<Replies['saveCopies']> {
  if (copies.some((copy) => copy.kind === 'set' && copy.document.kind === 'letter')) return refuse({ kind: 'draft-letter-not-saved', rule: 'L11' })
  if (new Set(copies.map(({ name }) => name.toLowerCase())).size < copies.length) return refuse({ kind: 'malformed', rule: 'K16' })
  const key = known ?? (await chooseFolder(here))
  if (key === null) return agree({ folder: null, files: null })
  const folder = here.folders.take(key)
  if (folder === null) return refuse({ kind: 'malformed', rule: 'K16' })
  const files: (Refusal | null)[] = []
  for (const copy of copies) files.push(await saveCopy(here, copy, join(folder, copy.name)))
  return agree({ folder: key, files })
}

async function chooseFolder({ chooseFolder: ask, folders }: SavingCopies): Promise<string | null> {
  const folder = await ask()
  return folder === null ? null : folders.put(folder)
}

/** The pages put there are those that were looked at, or none are (L37). */
async function saveCopy({ keeper, press }: SavingCopies, copy: Copy, path: string): Promise<Refusal | null> {
  const { about } = copy
  if (copy.kind === 'signed') return refusalOf(await keeper.ask('writeBlob', { plainHash: copy.plainHash, about, path, fresh: true }))
  const reply = await press.set(copy.document)
  if (!reply.ok) return reply.refusal
  if (hashOf(reply.value.bytes) !== copy.hash) return { kind: 'copy-changed', rule: 'L37' }
  return refusalOf(await keeper.ask('writePaper', { bytes: reply.value.bytes, what: copy.document.kind, about, path, fresh: true }))
}

function refusalOf(answer: Replies['savePaper']): Refusal | null {
  return answer.ok ? null : answer.refusal
}
