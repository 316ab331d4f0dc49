import { daysBetween, type CalendarDay } from '#domain/basics/calendar.ts'
import { isToSend } from '#domain/pathway/letter-sent.ts'
import { isOver } from '#domain/rules-across/wait-for-meeting.ts'
import type { CaseSummary, MeetingSummary, Summary } from '#domain/rules-across/summaries.ts'
import { casesOn, summaryOf } from '#state/app-store.ts'
import type { SavingState } from '#state/saving.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { counted, showMoment } from '../kit/show-time.ts'
import { keptWords } from '../kit/kept-words.ts'
import { outcomeWords } from '../kit/words-for-acts.ts'
import { courtWords } from '../kit/court-words.ts'

/** Today's meeting, else the next one planned; one whose minutes are signed only when no other comes; else null. One that was cancelled is none of them (M23). */
export function nextMeeting(meetings: readonly MeetingSummary[], cases: readonly CaseSummary[], today: CalendarDay): MeetingSummary | null {
  const coming = meetings.filter((meeting) => meeting.on >= today && meeting.cancelled === null)
  const open = coming.filter((meeting) => !isOver(meeting, { today, cases }))
  const ahead = open.length > 0 ? open : coming
  return [...ahead].sort((a, b) => (`${a.on}${a.at}` < `${b.on}${b.at}` ? -1 : 1))[0] ?? null
}

/** "In 18 minutes", "In 3 days", "Started": how far off the meeting is. */
export function startsIn(meeting: MeetingSummary, now: string): string {
  const today = londonDay(now)
  const days = daysBetween(today, meeting.on)
  if (days > 0) return days === 1 ? 'Tomorrow' : `In ${days} days`
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(now))
  const minutes = minutesOf(meeting.at) - minutesOf(time)
  if (minutes <= 0) return 'It is time'
  return minutes < 60 ? `In ${counted(minutes, 'minute')}` : `In ${counted(Math.floor(minutes / 60), 'hour')}`
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/**
 * Is everything the meeting needs on this computer? Only what can be known here is said: which cases have
 * everything, and when this computer last compared itself with the server.
 */
export function readiness(
  meeting: MeetingSummary,
  summaries: ReadonlyMap<string, Summary>,
  saving: SavingState | null,
): { readonly title: string; readonly words: string } {
  const cases = casesOn(meeting, summaries)
  const here = cases.filter((id) => isHere(id, summaries)).length
  const all = cases.length
  const title = here === all ? `Ready offline: ${counted(all, 'case')}` : `Ready offline: ${here} of ${all}`
  const sent = saving === null || saving.blobsWaiting === 0 ? '' : ` ${counted(saving.blobsWaiting, 'signed letter')} not yet with the trust.`
  if (saving?.connection.kind === 'no-server') return { title, words: `All of it is on this computer.${sent}` }
  if (saving?.compared == null) return { title, words: `This computer has not yet been compared with the trust server.${sent}` }
  const at = showMoment(saving.compared.at, saving.compared.at)
  const words = saving.compared.same
    ? `All the trust server held for these ${all} is on this computer, compared at ${at}.`
    : `Compared at ${at}: the trust server holds ${counted(saving.compared.onServer, 'entry', 'entries')}, this computer ${counted(saving.compared.here, 'entry', 'entries')} of them.`
  return { title, words: `${words}${sent}` }
}

function isHere(id: string, summaries: ReadonlyMap<string, Summary>): boolean {
  const entry = summaryOf(summaries, 'case', id)
  return entry !== null && summaryOf(summaries, 'patient', entry.patient)?.identity != null
}

interface CaseNoteOptions {
  readonly meeting?: string | null
  readonly isWhole?: boolean
  readonly kept?: number | null
}

/**
 * A row's second line: what matters most about the case now. In a meeting that has decided it, what came of it stands in
 * place of what it still needed. `isWhole` is false where what is missing is said beside it; `kept` is the signed version that
 * goes to nobody (L42).
 */
export function caseNote(entry: CaseSummary, today: CalendarDay, { meeting = null, isWhole = true, kept = null }: CaseNoteOptions = {}): string {
  const off = offNote(entry)
  if (off !== null) return off
  const notes: string[] = []
  if (entry.needsPerson > 0) notes.push(counted(entry.needsPerson, 'needs a person', 'need a person'))
  if (entry.route === 'non-expert') notes.push('Non-expert view')
  if (entry.route === 'routine') notes.push('Routine advice')
  const decided = decidedNote(entry, meeting, kept)
  if (decided !== null) notes.push(decided)
  if (entry.hearing !== null) notes.push(courtWords(entry.hearing.on, today))
  if (entry.hearing?.restriction === true) notes.push('Name hidden on projector')
  if (decided === null && entry.requestBy === 'young-person') notes.push('Own request')
  if (decided === null && entry.primary === 'I5') notes.push('Disagreement')
  return notes.length === 0 && isWhole ? 'Nothing missing' : notes.join('. ')
}

const endings = { died: 'The child has died', withdrawn: 'Request withdrawn', closed: 'Closed' } as const

/** Nothing goes on with such a case, whatever else is known of it. */
function offNote({ ended, hold }: CaseSummary): string | null {
  if (ended !== null) return endings[ended]
  return hold === null ? null : 'Parked: urgent treatment'
}

/** What came of a case: in this meeting, or (null) in any. */
function decidedNote({ outcome, letters, letterWaits, step }: CaseSummary, meeting: string | null, kept: number | null): string | null {
  if (outcome === null || (meeting !== null && outcome.meeting !== meeting)) return null
  if (outcome.kind !== 'agreed' || outcome.standing === 'view') return outcomeWords(outcome.kind, outcome.standing)
  const letter = letters.at(-1)
  if (letterWaits) return letter === undefined ? 'Agreed. Letter to be signed' : 'Agreed. Declined; letter to the next to be signed'
  if (step.next === 'choose-another') return 'Agreed. Everybody asked has declined'
  if (letter === undefined) return 'Agreed'
  if (isToSend(letter.sent) && kept !== null) return ['Agreed', ...keptWords(kept)].join('. ')
  return { no: 'Agreed. Letter signed, not sent', astray: 'Agreed. Letter went to the wrong person', sent: 'Agreed. Letter sent', acknowledged: 'Agreed. Letter acknowledged' }[letter.sent]
}
