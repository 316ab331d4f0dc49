import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { Pathway } from '#domain/pathway/read-pathway.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'

/** What each part of the way after a decision is given. */
export interface AfterPart {
  readonly file: CaseFile
  readonly pathway: Pathway
  readonly today: CalendarDay
  /** When the child or young person was born; null while that is not settled. */
  readonly born: CalendarDay | null
  readonly providerName: (id: string) => string
  /** The form that is open, of all parts; null for none. */
  readonly form: string | null
  readonly open: (form: string | null) => void
  /** Nothing more is done to a case that has ended, or that a newer version wrote. */
  readonly isOver: boolean
}

/** A part about what a provider does. */
export interface HeardPart extends AfterPart {
  /** Whom it can be about: whom the case is with, and whoever was asked before and owes a report. */
  readonly heard: readonly string[]
}
