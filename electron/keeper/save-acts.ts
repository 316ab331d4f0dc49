import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { SavedAct } from '#bridge/bridge.ts'
import type { KeeperRequests } from '#bridge/keeper-messages.ts'
import { recordKey, type ActIntent } from '#domain/journal/act.ts'
import { JournalWriteError } from './disk/errors.ts'
import { makeActs, needsPin } from './journal/make-acts.ts'
import { checkPin } from './vault/check-pin.ts'
import { noteAudit } from './note-audit.ts'
import type { Work } from './work-in-vault.ts'

/** Saves acts, all or none, on the disk before it answers. Signing verbs need the PIN. */
export async function saveActs(work: Work, intents: readonly ActIntent[], pin: string | undefined, now: number): Promise<Answer<readonly SavedAct[]>> {
  return saveWith(work, intents, pin, now, async () => undefined)
}

/** Saves what a signature is about and then the acts that sign it: without the bytes on the disk nothing is signed. */
export async function saveSigned(work: Work, { about, intents, pin, bytes, type }: KeeperRequests['keepSigned'], now: number): Promise<Answer<readonly SavedAct[]>> {
  const blob = { type, team: work.session.team, about: recordKey(about) }
  return saveWith(work, intents, pin, now, async () => {
    await work.blobs.keep(bytes, blob)
  })
}

async function saveWith(
  work: Work,
  intents: readonly ActIntent[],
  pin: string | undefined,
  now: number,
  first: () => Promise<void>,
): Promise<Answer<readonly SavedAct[]>> {
  const made = await makeActs(intents, work.signer, work.journal, now)
  if (!made.ok) return made
  if (made.value.fresh.length === 0) return agree(made.value.saved)
  const signed = needsPin(intents) ? await judgePin(work, pin, now) : agree(true as const)
  if (!signed.ok) {
    if (signed.refusal.kind === 'pin-wrong') await noteAudit(work.journal, now, 'wrong PIN', made.value.fresh[0]?.about ?? null)
    return signed
  }
  return saying(async () => {
    await first()
    await work.journal.append(made.value.fresh.map(({ body, about }) => ({ body, key: { kind: 'record', key: about } })))
    return made.value.saved
  })
}

async function judgePin({ vault }: Work, pin: string | undefined, now: number): Promise<Answer<true>> {
  return pin === undefined ? refuse({ kind: 'pin-needed', rule: 'K5' }) : checkPin(vault.folder, vault.profile.pin, pin, now)
}

/** A disk that refuses is an answer for the user: their words are still on the screen. */
async function saying<T>(save: () => Promise<T>): Promise<Answer<T>> {
  try {
    return agree(await save())
  } catch (error) {
    if (!(error instanceof JournalWriteError)) throw error
    return refuse({ kind: 'not-saved', rule: 'K12', reason: error.reason })
  }
}
