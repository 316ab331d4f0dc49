import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Prose } from '../basics/prose.ts'
import { SCREENING, type Route } from '../case/screening.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { offeredQuestions } from './new-case.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

export interface CorrectedRoute {
  readonly to: Route
  readonly why: string
  readonly by: string
  /** An instant with its offset. */
  readonly at: string
  /** The standard questions, as the trust words them: offered to what becomes a second opinion (L13). */
  readonly offered: readonly Prose[]
}

/** S11: what kind of request it is, put right with a reason, while no meeting has decided it and nothing has ended it. */
export function correctRoute(file: CaseFile, { to, why, by, at, offered }: CorrectedRoute): Answer<readonly Fact[]> {
  if (file.ended !== null) return refuse({ kind: 'ended', rule: 'S11', how: file.ended.how })
  if (latestDecision(file) !== null || file.signedLetters.length > 0) return refuse({ kind: 'route-is-decided', rule: 'S11' })
  if (to === file.route) return refuse({ kind: 'route-is-the-same', rule: 'S11' })
  if (why.trim() === '') return refuse({ kind: 'route-needs-a-reason', rule: 'S11' })
  const answers = { worse: false, urgent: file.screening?.urgent ?? false, nonExpert: to === 'non-expert', routine: to === 'routine', by, at, why: why.trim() }
  const isAsked = to !== 'second-opinion' || file.questions.length > 0
  return agree([...stateUnit(SCREENING, answers), ...(isAsked ? [] : offeredQuestions(offered))])
}
