import type { WantedBlob } from '#sync/sync-state.ts'
import type { Journal } from '../journal/journal-api.ts'
import { readActText } from '../journal/read-act-text.ts'
import { blobsIn } from './check-act.ts'

const AT_ONCE = 200

/** The files that acts mention and this computer lacks or cannot open: lost here, or not fetched by an earlier run. */
export async function findWantedBlobs(journal: Pick<Journal, 'head' | 'read' | 'hasBlob'>, isOver: () => boolean): Promise<readonly WantedBlob[]> {
  const wanted = new Map<string, WantedBlob>()
  const end = journal.head().number
  for (let at = 0; at < end && !isOver(); at += AT_ONCE) {
    for (const { body } of await journal.read(at, AT_ONCE)) {
      if (body.kind !== 'received' && body.kind !== 'act') continue
      for (const plainHash of blobsIn(body.text)) wanted.set(plainHash, { plainHash, record: readActText(body.text).about ?? '' })
    }
    // Others use the keeper too; a long journal must not hold them up.
    await new Promise((resume) => setImmediate(resume))
  }
  return [...wanted.values()].filter(({ plainHash, record }) => record !== '' && !journal.hasBlob(plainHash))
}
