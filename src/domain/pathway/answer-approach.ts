import { agree, refuse, type Answer } from '../basics/answer.ts'
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

/** The approach with the family told that this provider declined (row 14). */
export function tellOfDecline(approach: Approach, told: NonNullable<Approach['familyTold']>): Answer<Approach> {
  if (approach.answer?.kind !== 'declined') return refuse({ kind: 'provider-has-not-declined', rule: 'A1' })
  return agree({ ...approach, familyTold: told })
}
