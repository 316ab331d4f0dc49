import { NOTE_KEY } from '#bridge/bridge.ts'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { useDraft, type DraftInHand } from './use-draft.ts'

export { NOTE_KEY } from '#bridge/bridge.ts'

/** Somebody's own note, from when reading had ended (K38): a draft of the team's record, written with nothing of it before them. */
export function useOwnNote(team: string): DraftInHand {
  return useDraft(foldRecord({ kind: 'team', id: team }, []), NOTE_KEY, { words: '' })
}
