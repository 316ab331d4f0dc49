import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import type { Approach, ApproachAnswer } from './pathway-parts.ts'

/** The approach with what the provider answered, by whom we know it (A1). */
export function answerApproach(approach: Approach, answer: ApproachAnswer): Answer<Approach> {
  if (answer.whom.trim() === '') return refuse({ kind: 'answer-needs-whom', rule: 'A1' })
  if (answer.on < approach.on) return refuse({ kind: 'answer-before-approach', rule: 'A1' })
  // Who declines sees nobody, whatever had been planned.
  // One who accepts after all has not declined, so there is nothing the family was told.
  const familyTold = answer.kind === 'declined' ? approach.familyTold : null
  return agree({ ...approach, familyTold, answer: answer.kind === 'declined' ? { ...answer, sees: null } : answer })
}

/** Who of the family was told, how and when, and who notes it. */
export interface ToldOfDecline {
  readonly to: readonly string[]
  readonly how: string
  readonly on: CalendarDay
  readonly by: string
}

/** The approach with more of the family told that this provider declined (row 14), each by name; whom it was said of before stays. */
export function tellOfDecline(approach: Approach, { to, how, on, by }: ToldOfDecline): Answer<Approach> {
  const { answer, familyTold } = approach
  if (answer?.kind !== 'declined') return refuse({ kind: 'provider-has-not-declined', rule: 'A1' })
  const names = [...new Set(to.map((name) => name.trim()).filter((name) => name !== ''))]
  if (names.length === 0) return refuse({ kind: 'told-needs-whom', rule: 'A1' })
  if (how.trim() === '') return refuse({ kind: 'told-needs-how', rule: 'A1' })
  if (on < answer.on) return refuse({ kind: 'told-before-decline', rule: 'A1' })
  const each = [...(familyTold?.each ?? []), ...names.map((name) => ({ to: name, how: how.trim(), on, by }))]
  return agree({ ...approach, familyTold: { on: familyTold === null || on < familyTold.on ? on : familyTold.on, by: familyTold?.by ?? by, each } })
}
