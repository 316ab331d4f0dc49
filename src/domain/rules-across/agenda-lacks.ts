import type { CalendarDay } from '../basics/calendar.ts'
import type { CaseSummary, MeetingSummary } from './summaries.ts'
import { comingAgendas, mayBeListed, type AgendaView } from './wait-for-meeting.ts'

/** What a case on an agenda lacks before its meeting, or what somebody should see to first. */
export type AgendaLack =
  | { readonly kind: 'not-to-be-discussed'; readonly why: 'ended' | 'parked' | 'non-expert' | 'routine' }
  /** The hearing is before the meeting: this agenda is too late for it. */
  | { readonly kind: 'hearing-before-meeting'; readonly on: CalendarDay }
  | { readonly kind: 'another-agenda'; readonly meeting: MeetingSummary }
  | { readonly kind: 'needs-a-person'; readonly count: number }
  | { readonly kind: 'question' | 'family-words' | 'shortlist' }
  /** Asked of somebody outside and not here: what a meeting wanted to know, what is for the pack. */
  | { readonly kind: 'not-here'; readonly what: string }
  /** Somebody was asked to do it by the meeting, and has not said that it is done. */
  | { readonly kind: 'owed-first'; readonly what: string; readonly owner: string; readonly due: CalendarDay }

interface Listed {
  /** Null while the meeting is only thought of. */
  readonly id: string | null
  readonly on: CalendarDay
}

/** M18: what the chair should see before the meeting. It stops nobody. */
export function agendaLacks(entry: CaseSummary, meeting: Listed, view: Pick<AgendaView, 'meetings' | 'cases' | 'today'>): readonly AgendaLack[] {
  const why = notToBeDiscussed(entry)
  if (why !== null) return [{ kind: 'not-to-be-discussed', why }]
  const hearing = entry.hearing
  return [
    ...(hearing !== null && hearing.on >= view.today && hearing.on < meeting.on ? [{ kind: 'hearing-before-meeting', on: hearing.on } as const] : []),
    ...comingAgendas(entry.id, view).filter(({ id }) => id !== meeting.id).map((other) => ({ kind: 'another-agenda', meeting: other }) as const),
    ...(entry.needsPerson > 0 ? [{ kind: 'needs-a-person', count: entry.needsPerson } as const] : []),
    ...(entry.question.trim() === '' ? [{ kind: 'question' } as const] : []),
    ...(entry.wordsOffered ? [] : [{ kind: 'family-words' } as const]),
    ...(entry.shortlisted > 0 ? [] : [{ kind: 'shortlist' } as const]),
    ...entry.owed.filter(({ kind }) => kind === 'information' || kind === 'requested').map(({ detail }) => ({ kind: 'not-here', what: detail }) as const),
    ...entry.tasks.filter(({ due }) => due <= meeting.on).map(({ what, owner, due }) => ({ kind: 'owed-first', what, owner, due }) as const),
  ]
}

function notToBeDiscussed(entry: CaseSummary): 'ended' | 'parked' | 'non-expert' | 'routine' | null {
  if (mayBeListed(entry).ok) return null
  if (entry.ended !== null) return 'ended'
  if (entry.hold !== null) return 'parked'
  return entry.route === 'non-expert' ? 'non-expert' : 'routine'
}
