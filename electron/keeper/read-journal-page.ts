import type { RequestOf } from '#bridge/bridge.ts'
import type { JournalEntry, JournalPage } from '#domain/journal/journal-page.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import type { OpenJournal } from './journal/open-journal.ts'
import { recordRefOf } from './record-ref-of.ts'

/** A page of the journal for the view: from the frame after the one it read last, if that is still the one here. */
export async function readJournalPage(journal: OpenJournal, { after, hash, limit }: RequestOf<'readJournal'>): Promise<JournalPage> {
  if (after > 0 && journal.hashAt(after) !== hash) return { kind: 'start-again' }
  const frames = await journal.read(after, limit)
  const next = Math.min(after + limit, journal.head().number)
  return {
    kind: 'page',
    entries: JSON.stringify(frames.flatMap(({ body }) => entryOf(journal, body))),
    next,
    hash: journal.hashAt(next) ?? journal.head().hash,
    more: next < journal.head().number,
  }
}

function entryOf(journal: OpenJournal, body: FrameBody): readonly JournalEntry[] {
  switch (body.kind) {
    case 'act':
    case 'received':
      return [{ kind: 'act', text: body.text, sig: body.sig, ours: body.kind === 'act' }]
    case 'receipt':
    case 'refusal': {
      const about = recordRefOf(journal.held(body.act)?.about ?? '')
      if (about === null) return []
      if (body.kind === 'receipt') return [{ kind: 'receipt', act: body.act, about }]
      // Said no to what it holds, as it was sent twice: it is not refused.
      return journal.isRefused(body.act) ? [{ kind: 'refusal', act: body.act, about, words: body.words }] : []
    }
    case 'erased':
      return [{ kind: 'erased', records: body.records.flatMap((record) => recordRefOf(record) ?? []) }]
    default:
      return []
  }
}
