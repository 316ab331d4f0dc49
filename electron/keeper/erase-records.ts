import { recordKey } from '#domain/journal/act.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { noteAudit } from './note-audit.ts'
import { readActText } from './journal/read-act-text.ts'
import { blobsIn } from './sync/check-act.ts'
import type { Work } from './work-in-vault.ts'

const AT_ONCE = 200

/**
 * Erases from this computer what an entry of the records role says is erased (K43): what was written of it, its files, and what
 * was begun. Gives the records (`kind/id`). Throws JournalWriteError: then it is done with the next entry, or at the next opening.
 */
export async function eraseRecords(work: Work, now: number): Promise<readonly string[]> {
  const records = work.journal.toErase(work.session.server === null)
  if (records.length > 0) {
    await keepShared(work, new Set(records), now)
    await work.journal.erase(records)
    for (const record of records) await noteAudit(work.journal, now, 'erase', record)
  }
  dropDrafts(work)
  work.blobs.sweep()
  return records
}

/** A file that another record mentions too goes on under that record's key, and to the trust server again, which has let go of it. */
async function keepShared({ journal, blobs, signer }: Work, records: ReadonlySet<string>, now: number): Promise<void> {
  const going = new Set(journal.blobsOf(records))
  if (going.size === 0) return
  const shared = new Map<string, string>()
  for (let at = 0; at < journal.head().number; at += AT_ONCE) {
    for (const { body } of await journal.read(at, AT_ONCE)) {
      for (const [hash, about] of mentionedIn(body)) if (going.has(hash) && !records.has(about)) shared.set(hash, about)
    }
  }
  const epoch = journal.cursor(signer.team)?.epoch ?? ''
  for (const [hash, about] of shared) await blobs.keepFor(hash, about, { kind: 'receipts-void', acts: [], blobs: [hash], epoch, at: new Date(now).toISOString() })
}

function mentionedIn(body: FrameBody): readonly (readonly [string, string])[] {
  if (body.kind !== 'act' && body.kind !== 'received') return []
  const hashes = blobsIn(body.text)
  const about = hashes.length === 0 ? null : readActText(body.text).about
  return about === null ? [] : hashes.map((hash) => [hash, about])
}

function dropDrafts({ drafts, journal }: Work): void {
  for (const { key, about } of drafts.list()) {
    if (!journal.isErased(recordKey(about))) continue
    try {
      drafts.drop(key, about)
    } catch {
      // Another program has the file open: it goes at the next opening, and keeps nobody from the other records.
    }
  }
}
