import { longDay, shortDay, weekdayOf } from '#domain/basics/calendar.ts'
import type { AgendaLack } from '#domain/rules-across/agenda-lacks.ts'
import type { PlanWarning } from '#domain/rules-across/plan-meeting.ts'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import { comingAgendas, mayBeListed, type AgendaView, type WaitingCase } from '#domain/rules-across/wait-for-meeting.ts'
import { counted, showClock } from '../kit/show-time.ts'
import { outcomeWords } from '../kit/words-for-acts.ts'

const notDiscussed = {
  ended: 'Has ended. Take it off',
  parked: 'Parked: urgent treatment. Take it off',
  'non-expert': 'Non-expert view. Take it off',
  routine: 'Routine advice. Take it off',
} as const

/** What a case lacks before its meeting, in a few words each. */
export function lackWords(lack: AgendaLack): string {
  switch (lack.kind) {
    case 'not-to-be-discussed':
      return notDiscussed[lack.why]
    case 'hearing-before-meeting':
      return `The hearing, ${shortDay(lack.on)}, is before this meeting`
    case 'another-agenda':
      return `Also on the agenda of ${agendaOf(lack.meeting.on)}`
    case 'needs-a-person':
      return counted(lack.count, 'needs a person', 'need a person')
    case 'question':
      return 'No question'
    case 'family-words':
      return 'Family not asked for their words yet'
    case 'shortlist':
      return 'No provider on the shortlist'
    case 'not-here':
      return `Not here yet: ${lack.what}`
    case 'owed-first':
      return `Still owed: ${lack.what} (${lack.owner}, ${shortDay(lack.due)})`
  }
}

/** All that a case lacks, with what somebody noted of it for this meeting. */
export function missingWords(note: string, lacks: readonly AgendaLack[]): string {
  return [note, ...lacks.map(lackWords)].filter((part) => part !== '').join('. ')
}

/** Why a case waits for a meeting. */
export function waitingWords({ why, entry }: WaitingCase): string {
  switch (why) {
    case 'meeting-cancelled':
      return 'Its meeting was cancelled'
    case 'carried-over':
      return 'The last meeting did not reach it'
    case 'deferred':
      return 'Carried over'
    case 'stable':
      return 'Marked stable. The request is back'
    case 'information-due':
      return entry.outcome?.due == null ? 'More information asked for, by no day that can be read' : `More information was asked for by ${shortDay(entry.outcome.due)}`
    case 'all-declined':
      return 'Everybody on the shortlist has declined'
    case 'only-a-view':
      return 'Only a view so far: its meeting was not quorate'
    case 'new':
      return 'For its first meeting'
  }
}

/** Why a case does not wait for this meeting. */
export function otherWords(entry: CaseSummary, view: AgendaView): string {
  if (!mayBeListed(entry).ok) return entry.hold !== null ? 'Parked: urgent treatment' : entry.route === 'routine' ? 'Routine advice' : 'Non-expert view'
  const coming = comingAgendas(entry.id, view)[0]
  if (coming !== undefined) return `On the agenda of ${agendaOf(coming.on)}`
  const { outcome } = entry
  if (outcome?.kind === 'more-information' && outcome.due !== null) return `More information asked for by ${shortDay(outcome.due)}`
  return outcome === null ? '' : outcomeWords(outcome.kind, outcome.standing)
}

/** What a planned day might be a slip about. */
export function warningWords(warning: PlanWarning, on: string): string {
  switch (warning.kind) {
    case 'weekend':
      return `That is a ${weekdayOf(on)}.`
    case 'bank-holiday':
      return 'That is a bank holiday.'
    case 'day-taken':
      return `${warning.name} is on that day already, at ${showClock(warning.at)}.`
  }
}

function agendaOf(on: string): string {
  return on === '' ? 'a meeting whose day is to be settled' : dayWords(on)
}

/** "Thursday 15 October 2026"; words where two versions of the day stand. */
export function dayWords(on: string): string {
  return on === '' ? 'A day to be settled' : `${weekdayOf(on)} ${longDay(on)}`
}
