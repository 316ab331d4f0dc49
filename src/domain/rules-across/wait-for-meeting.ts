import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import type { CaseSummary, MeetingSummary } from './summaries.ts'

/** M13: a case that may stand on an agenda; the answer says what happens to it instead. */
export function mayBeListed({ ended, hold, route }: Pick<CaseSummary, 'ended' | 'hold' | 'route'>): Answer<true> {
  if (ended !== null) return refuse({ kind: 'ended-not-listed', rule: 'M13', detail: ended })
  if (hold !== null) return refuse({ kind: 'parked-not-listed', rule: 'M13' })
  if (route === 'non-expert') return refuse({ kind: 'non-expert-not-listed', rule: 'M13' })
  if (route === 'routine') return refuse({ kind: 'routine-not-listed', rule: 'M13' })
  return agree(true)
}

/** Why a case waits for a meeting, those the last one did not reach first. */
const waitingReasons = ['carried-over', 'deferred', 'stable', 'information-due', 'all-declined', 'only-a-view', 'new'] as const
type WaitingReason = (typeof waitingReasons)[number]

export interface WaitingCase {
  readonly entry: CaseSummary
  readonly why: WaitingReason
}

/** The meeting an agenda is built for, and what is known beside it. */
export interface AgendaView {
  readonly on: CalendarDay
  readonly today: CalendarDay
  readonly meetings: readonly MeetingSummary[]
  readonly cases: readonly CaseSummary[]
}

/** M14: the cases to offer for an agenda, those left over from the last meeting first, then by their reference. */
export function waitingCases(view: AgendaView): readonly WaitingCase[] {
  return view.cases
    .flatMap((entry): WaitingCase[] => {
      const why = whyWaiting(entry, view)
      return why === null ? [] : [{ entry, why }]
    })
    .toSorted((a, b) => waitingReasons.indexOf(a.why) - waitingReasons.indexOf(b.why) || (a.entry.reference < b.entry.reference ? -1 : 1))
}

function whyWaiting(entry: CaseSummary, view: AgendaView): WaitingReason | null {
  if (!mayBeListed(entry).ok || comingAgendas(entry.id, view).length > 0) return null
  const { outcome } = entry
  if (wasLeftOver(entry, view)) return 'carried-over'
  if (outcome === null) return entry.cameBack ? 'stable' : 'new'
  switch (outcome.kind) {
    case 'deferred':
      return 'deferred'
    case 'deferred-urgent':
      return 'stable'
    case 'more-information':
      // A day nobody could read is no reason to wait for ever.
      return outcome.due === null || outcome.due <= view.on ? 'information-due' : null
    case 'agreed':
      if (outcome.standing === 'view') return 'only-a-view'
      return entry.owed.some(({ kind }) => kind === 'choose-another') ? 'all-declined' : null
    default:
      return null
  }
}

/** What is owed on a case, without what a coming meeting sees to (A23). */
export function owedBesideAgenda({ id, owed }: Pick<CaseSummary, 'id' | 'owed'>, view: Pick<AgendaView, 'meetings' | 'cases' | 'today'>): CaseSummary['owed'] {
  return owed.filter(({ kind }) => kind !== 'choose-another' || comingAgendas(id, view).length === 0)
}

/** On the agenda of a meeting that is over and came to nothing there, with nothing decided since. */
function wasLeftOver({ id, outcome }: CaseSummary, view: AgendaView): boolean {
  const last = view.meetings.filter((meeting) => meeting.cases.includes(id) && isOver(meeting, view)).toSorted(latestFirst)[0]
  if (last === undefined || outcome?.meeting === last.id) return false
  if (outcome === null) return true
  return (view.meetings.find((meeting) => meeting.id === outcome.meeting)?.on ?? outcome.at.slice(0, 10)) < last.on
}

/** The coming meetings whose agenda a case is on: more than one is said (M18). */
export function comingAgendas(caseId: string, view: Pick<AgendaView, 'meetings' | 'cases' | 'today'>): readonly MeetingSummary[] {
  return view.meetings.filter((meeting) => meeting.cases.includes(caseId) && !isOver(meeting, view)).toSorted((a, b) => latestFirst(b, a))
}

/**
 * Its day has passed, or the chair has begun to sign its minutes: what it did not reach goes to another. One whose day has
 * two versions to settle is still to come.
 */
export function isOver(meeting: MeetingSummary, { today, cases }: Pick<AgendaView, 'today' | 'cases'>): boolean {
  return (meeting.on !== '' && meeting.on < today) || cases.some(({ outcome }) => outcome?.meeting === meeting.id && outcome.signed)
}

function latestFirst(a: MeetingSummary, b: MeetingSummary): number {
  return `${a.on}${a.at}` > `${b.on}${b.at}` ? -1 : 1
}
