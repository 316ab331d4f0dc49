import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { Member } from '#domain/meeting/team.ts'
import type { Identity } from '#domain/person/identity.ts'
import type { Provider } from '#domain/provider/provider.ts'
import type { Team } from '#domain/meeting/team.ts'
import type { QuorumState } from '#domain/meeting/quorum.ts'

/** The sections of the minute, by their keys. One is in hand at a time. */
export type SectionKey = 'I' | 'B' | 'S' | 'O' | 'D' | 'A'

/** After a section is agreed, recorded or added, this one is next. */
export const nextSection: Readonly<Record<SectionKey, SectionKey | null>> = { I: 'B', B: 'S', S: 'O', O: 'D', D: 'A', A: 'A' }

/** What every section of the minute is given. */
export interface MinuteProps {
  readonly file: CaseFile
  readonly record: FoldedRecord
  readonly identity: Identity | null
  readonly meeting: string
  readonly team: Team | null
  readonly members: readonly Member[]
  readonly quorum: QuorumState
  /** Users here or on the line; empty while attendance has not been taken. */
  readonly present: readonly string[]
  readonly providerOf: (id: string) => Provider | null
  /** Is this the section in hand? */
  readonly inHand: boolean
  /** The minute is signed: what stands is text and no longer changes. */
  readonly signed: boolean
  readonly open: () => void
  /** The section was finished: go on to the next. */
  readonly done: () => void
  /** Give the keyboard back; words stay as a draft. */
  readonly leave: () => void
}

/** The child's given name, or words that fit where there is none yet. */
export function nameOf(identity: Identity | null): string {
  return identity === null || identity.given === '' ? 'the child' : identity.given
}
