import type { Bridge, SavedAct } from '#bridge/bridge.ts'
import type { Session } from '#bridge/computer.ts'
import type { Answer } from '#domain/basics/answer.ts'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { ActId, RecordRef } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import type { RecordActs } from '#storage/open-rows.ts'

/** What every action is given: no action reaches for the clock, chance or the bridge by itself. */
export interface ActionContext {
  readonly ask: Bridge['ask']
  readonly session: Session
  /** A new UUIDv7. */
  readonly newId: () => string
  /** ISO instant. */
  readonly now: () => string
  /** Today in the team's own time zone. */
  readonly today: () => CalendarDay
  /** The acts of a record as the view holds them now. */
  readonly readRecord: (about: RecordRef) => Promise<RecordActs>
  /** Resolves once the view shows these acts, so that the next action starts from them. */
  readonly shown: (acts: readonly SavedAct[], about: RecordRef) => Promise<void>
  /** sha256, hex. */
  readonly digest: (text: string) => Promise<string>
}

/**
 * What a person had before them when they began: the record as shown, or as it was when they opened a draft.
 * Taken then, kept with the draft, never recomputed at save.
 */
export interface Opened {
  readonly about: RecordRef
  readonly after: readonly ActId[]
}

export type Saved = Answer<readonly SavedAct[]>

export function openedNow(record: FoldedRecord): Opened {
  return { about: record.about, after: record.heads }
}
