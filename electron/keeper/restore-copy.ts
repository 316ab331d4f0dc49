import { join } from 'node:path'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import type { LockedCopy, OpenedCopy } from './copy/locked-copy.ts'
import { putWholeFolder } from './disk/put-whole-folder.ts'
import { keyNameOf } from './journal/entries.ts'
import { BROUGHT_BACK } from './journal/journal-index.ts'
import { readActText } from './journal/read-act-text.ts'
import { receiveActs } from './journal/receive-acts.ts'
import { confirmationFile } from './reading/confirmation-file.ts'
import type { Vault } from './vault/open-vault.ts'
import { writeVaultFile } from './vault/vault-file.ts'
import { workInVault, type Work } from './work-in-vault.ts'

/**
 * Makes an opened copy the records of its vault under `vaults`, whole or not at all. What was not sent goes out from here; the rest
 * comes from the trust server. What keeps somebody signed in is never in a copy: they sign in anew. `now` in ms. Throws what the disk
 * said; nothing is left behind then.
 */
export async function restoreCopy(vaults: string, { file, vaultKey, profile, contents }: OpenedCopy, now: number): Promise<Vault> {
  const folder = join(vaults, file.id)
  await putWholeFolder(folder, async (beside) => {
    writeVaultFile(beside, file)
    // Closing overwrites the key it was given.
    const work = workInVault({ folder: beside, file, vaultKey: Uint8Array.from(vaultKey), profile }, () => now)
    try {
      await fill(work, contents, now)
    } finally {
      work.close()
    }
  })
  return { folder, file, vaultKey, profile }
}

async function fill(work: Work, { madeAt, confirmedAt = madeAt, readingDays, last, end, acts, refusals, drafts, blobs }: LockedCopy, now: number): Promise<void> {
  const append = (bodies: readonly FrameBody[]) => work.journal.append(bodies.map((body) => ({ body, key: keyNameOf(body) })))
  await append([{ kind: 'audit', what: BROUGHT_BACK, about: null, at: new Date(now).toISOString(), by: work.session.author.user }])
  // Its time of reading goes on from where it was: another computer gives none.
  if (work.session.server !== null) confirmationFile(work.vault.folder, work.vault.vaultKey).put({
    ranMs: work.journal.confirmations.noted() - Math.max(0, now - Date.parse(confirmedAt)), ...(readingDays === undefined ? {} : { days: readingDays }),
  })
  for (const { bytes, type, team, about } of blobs) await work.blobs.keep(Buffer.from(bytes, 'base64'), { type, team, about })
  await receiveActs(work.journal, last, now)
  if (end !== undefined) await append([{ kind: 'erased', records: [], acts: [], blobs: [], ends: [end], hlc: null, at: new Date(now).toISOString() }])
  await append(inOrder(acts).map(({ text, sig }) => ({ kind: 'act', text, sig })))
  await append(refusals.map((refusal) => ({ kind: 'refusal', ...refusal })))
  // As they stood on the screen comes behind what was kept of them.
  for (const draft of drafts) work.drafts.keep(draft, draft.keptAt)
}

/** Refused ones come first in a copy: in a journal each stands behind the one it follows. */
function inOrder(acts: LockedCopy['acts']): LockedCopy['acts'] {
  const seqs = new Map(acts.map((act) => [act, readActText(act.text).seq]))
  return acts.toSorted((one, two) => (seqs.get(one) ?? 0) - (seqs.get(two) ?? 0))
}
