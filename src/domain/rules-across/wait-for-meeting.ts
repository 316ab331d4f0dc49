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
const waitingReasons = ['meeting-cancelled', 'carried-over', 'deferred', 'stable', 'information-due', 'all-declined', 'only-a-view', 'new'] as const
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
  const agendas = indexAgendas(view)
  return view.cases
    .flatMap((entry): WaitingCase[] => {
      const why = whyWaiting(entry, view.on, agendas)
      return why === null ? [] : [{ entry, why }]
    })
    .toSorted((a, b) => waitingReasons.indexOf(a.why) - waitingReasons.indexOf(b.why) || (a.entry.reference < b.entry.reference ? -1 : 1))
}

/** The cases a meeting is still to discuss: those that wait for one, and those on a coming agenda that it has not decided. */
export function casesToDiscuss(view: AgendaView): ReadonlySet<string> {
  const agendas = indexAgendas(view)
  const isListed = ({ id, outcome }: CaseSummary): boolean => agendas.coming(id).some((meeting) => outcome?.meeting !== meeting.id)
  return new Set(view.cases.filter((entry) => mayBeListed(entry).ok && (isListed(entry) || whyWaiting(entry, view.on, agendas) !== null)).map(({ id }) => id))
}

/** The meetings of each case, looked up once for all of a long list. */
interface Agendas {
  readonly coming: (caseId: string) => readonly MeetingSummary[]
  readonly over: (caseId: string) => readonly MeetingSummary[]
  readonly dayOf: (meetingId: string) => CalendarDay | undefined
}

function indexAgendas({ meetings, cases, today }: AgendaView): Agendas {
  const signed = signedMeetings(cases)
  const [coming, over] = [new Map<string, MeetingSummary[]>(), new Map<string, MeetingSummary[]>()]
  for (const meeting of meetings) {
    const index = isOverOn(meeting, today, signed) ? over : coming
    for (const id of meeting.cases) {
      const known = index.get(id)
      if (known === undefined) index.set(id, [meeting])
      else known.push(meeting)
    }
  }
  const days = new Map(meetings.map(({ id, on }) => [id, on]))
  return { coming: (id) => coming.get(id) ?? [], over: (id) => over.get(id) ?? [], dayOf: (id) => days.get(id) }
}

function whyWaiting(entry: CaseSummary, on: CalendarDay, agendas: Agendas): WaitingReason | null {
  if (!mayBeListed(entry).ok || agendas.coming(entry.id).length > 0) return null
  const { outcome } = entry
  const last = leftOverBy(entry, agendas)
  if (last !== null) return last.cancelled === null ? 'carried-over' : 'meeting-cancelled'
  if (outcome === null) return entry.cameBack ? 'stable' : 'new'
  switch (outcome.kind) {
    case 'deferred':
      return 'deferred'
    case 'deferred-urgent':
      return 'stable'
    case 'more-information':
      // A day nobody could read is no reason to wait for ever.
      return outcome.due === null || outcome.due <= on ? 'information-due' : null
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

/** The meeting that is over, or was cancelled, with the case on its agenda: it came to nothing there, with nothing decided since. */
function leftOverBy({ id, outcome }: CaseSummary, agendas: Agendas): MeetingSummary | null {
  const last = agendas.over(id).toSorted(latestFirst)[0]
  if (last === undefined || outcome?.meeting === last.id) return null
  return outcome === null || !isSince(outcome, last, agendas) ? last : null
}

/** A cancelled meeting came to nothing when that was said, which may be long before its day. */
function isSince({ meeting, at }: NonNullable<CaseSummary['outcome']>, last: MeetingSummary, agendas: Agendas): boolean {
  return last.cancelled === null ? (agendas.dayOf(meeting) ?? at.slice(0, 10)) >= last.on : at >= last.cancelled.at
}

/** The coming meetings whose agenda a case is on: more than one is said (M18). */
export function comingAgendas(caseId: string, view: Pick<AgendaView, 'meetings' | 'cases' | 'today'>): readonly MeetingSummary[] {
  return view.meetings.filter((meeting) => meeting.cases.includes(caseId) && !isOver(meeting, view)).toSorted((a, b) => latestFirst(b, a))
}

/**
 * Its day has passed, it was cancelled, or the chair has begun to sign its minutes: what it did not reach goes to another. One whose day has
 * two versions to settle is still to come.
 */
export function isOver(meeting: MeetingSummary, { today, cases }: Pick<AgendaView, 'today' | 'cases'>): boolean {
  return isOverOn(meeting, today, signedMeetings(cases))
}

function isOverOn({ id, on, cancelled }: MeetingSummary, today: CalendarDay, signed: ReadonlySet<string>): boolean {
  return cancelled !== null || (on !== '' && on < today) || signed.has(id)
}

function signedMeetings(cases: readonly CaseSummary[]): ReadonlySet<string> {
  return new Set(cases.flatMap(({ outcome }) => (outcome?.signed === true ? [outcome.meeting] : [])))
}

function latestFirst(a: MeetingSummary, b: MeetingSummary): number {
  return `${a.on}${a.at}` > `${b.on}${b.at}` ? -1 : 1
}
