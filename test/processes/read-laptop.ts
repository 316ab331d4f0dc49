import type { JournalEntry } from '#domain/journal/journal-page.ts'
import { recordKey, type Act, type ActId } from '#domain/journal/act.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import type { KeeperProcess } from './keeper-process.ts'

/** What a keeper holds, read from it page by page as the window does. */
export interface LaptopReader {
  /** Reads what is new. */
  catchUp(keeper: KeeperProcess): Promise<void>
  /** Every act by id: its text as it is kept. */
  readonly texts: ReadonlyMap<ActId, string>
  readonly acts: ReadonlyMap<string, readonly Act[]>
  /** What somebody who opens the record has before them. */
  heads(record: string): readonly ActId[]
}

const PAGE = 500

export function makeLaptopReader(): LaptopReader {
  const texts = new Map<ActId, string>()
  const acts = new Map<string, Act[]>()
  const seen = new Set<ActId>()
  let [after, hash] = [0, '']

  function take(entry: JournalEntry): void {
    const act = entry.kind === 'act' ? actFromCanonical(entry.text, entry.sig) : null
    if (entry.kind !== 'act' || act === null || texts.has(act.id)) return
    texts.set(act.id, entry.text)
    const record = recordKey(act.about)
    acts.set(record, [...(acts.get(record) ?? []), act])
    for (const earlier of act.after) seen.add(earlier)
  }

  return {
    texts,
    acts,
    heads: (record) => (acts.get(record) ?? []).map(({ id }) => id).filter((id) => !seen.has(id)).slice(-100),
    catchUp: async (keeper) => {
      for (;;) {
        const page = await keeper.ask('readJournal', { after, hash, limit: PAGE })
        if (page.kind !== 'page') throw new Error(`The journal is ${page.kind}`)
        for (const entry of JSON.parse(page.entries) as readonly JournalEntry[]) take(entry)
        ;[after, hash] = [page.next, page.hash]
        if (!page.more) return
      }
    },
  }
}
