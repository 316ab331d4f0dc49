import { agree, refuse, type Answer } from '../basics/answer.ts'
import { longDay, type CalendarDay } from '../basics/calendar.ts'
import { readDay } from '../basics/read-day.ts'
import { toJson } from '../basics/json.ts'
import { HOLD } from '../case/case-parts.ts'
import { park, SCREENING } from '../case/screening.ts'
import { checkOutcome, type Decision } from '../decision/decision.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { readDueDay, TASK } from '../task/task.ts'
import { isUnsettled, type CaseFile } from './read-case-file.ts'

/** What a discussion came to that asks no provider: the decision, and the facts that go with it in one entry. */
export interface Ending {
  readonly decision: Decision
  readonly beside: readonly Fact[]
}

interface Said {
  readonly by: string
  readonly now: string
  readonly today: CalendarDay
  readonly quorate: boolean
}

/** M20: urgent treatment goes on. The request is parked from this moment, and comes back when a clinician marks the child stable. */
export function endParked(file: CaseFile, decision: Decision, why: string, said: Said): Answer<Ending> {
  if (file.hold?.state === 'parked') return refuse({ kind: 'parked-already', rule: 'M20' })
  if (isUnsettled(file.record, HOLD)) return refuse({ kind: 'settle-before-changing', rule: 'J6' })
  const sentence = ['Parked: urgent treatment goes on.', why.trim()].filter((part) => part !== '').join(' ')
  return ending({ ...decision, outcome: 'deferred-urgent', sentence, more: null }, said, stateUnit(HOLD, { ...park(why.trim(), said.by, said.now, said.today) }))
}

/** M21: not decided today, and why; it is offered first for the next agenda. */
export function endDeferred(decision: Decision, reason: string, said: Said): Answer<Ending> {
  const more = { what: reason.trim(), who: '', by: '' }
  return ending({ ...decision, outcome: 'deferred', sentence: `Carried over to the next meeting: ${more.what}`, more }, said, [])
}

/**
 * M22: the view asked for is no medical expert’s. It goes to the lead consultant, who owes the family a talk by a day; the
 * request stays open and no provider letter is made from it (S4).
 */
export function endRedirected(file: CaseFile, decision: Decision, typed: { readonly what: string; readonly by: string }, said: Said, taskId: string): Answer<Ending> {
  const lead = file.subject?.leadConsultant
  if (lead === undefined) return refuse({ kind: 'lead-missing', rule: 'S4' })
  if (isUnsettled(file.record, SCREENING)) return refuse({ kind: 'settle-before-changing', rule: 'J6' })
  const due = readDueDay(readDay(typed.by), said.today)
  if (!due.ok) return due
  const what = typed.what.trim()
  const screening = { ...file.screening, worse: false, urgent: file.screening?.urgent ?? false, nonExpert: true, routine: false, by: said.by, at: said.now }
  return ending(
    { ...decision, outcome: 'redirected', sentence: `To the lead consultant, ${lead.name}: ${what}`, more: { what, who: lead.name, by: longDay(due.value) } },
    said,
    [
      ...stateUnit(SCREENING, screening),
      ...stateUnit(`${TASK}/${taskId}`, { what: 'Talk with the family about the view they ask for', owner: toJson(lead), due: due.value, done: null, meeting: decision.meeting }),
    ],
  )
}

function ending(decision: Decision, { quorate }: Said, beside: readonly Fact[]): Answer<Ending> {
  const checked = checkOutcome({ ...decision, standing: quorate ? 'agreement' : 'view', readBack: false })
  return checked.ok ? agree({ decision: checked.value, beside }) : checked
}
