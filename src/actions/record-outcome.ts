import { checkOutcome, type Decision } from '#domain/decision/decision.ts'
import { agree } from '#domain/basics/answer.ts'
import { daySaid } from '#domain/rules-across/information-due.ts'
import { changeDecision } from './choose-provider.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

export interface TypedOutcome {
  readonly outcome: NonNullable<Decision['outcome']>
  readonly sentence: string
  readonly rationale: string
  readonly more: Decision['more']
  /** Is the meeting quorate now? If not, what is recorded is a view (M2). */
  readonly quorate: boolean
}

/** Records what the meeting agreed on a case, in one sentence (rows 2 and 14). */
export function recordOutcome(context: ActionContext, opened: Opened, meeting: string, typed: TypedOutcome): Promise<Saved> {
  return changeDecision(context, opened, meeting, 'record-outcome', (decision) =>
    checkOutcome({
      ...decision,
      outcome: typed.outcome,
      sentence: typed.sentence.trim(),
      rationale: typed.rationale.trim(),
      more: typed.more === null || typed.outcome !== 'more-information' ? typed.more : { ...typed.more, by: daySaid(typed.more.by, context.today()) },
      standing: typed.quorate ? 'agreement' : 'view',
      readBack: false,
    }),
  )
}

/** Notes that the agreed sentence was read back to the meeting. */
export function noteReadBack(context: ActionContext, opened: Opened, meeting: string): Promise<Saved> {
  return changeDecision(context, opened, meeting, 'note-read-back', (decision) => agree({ ...decision, readBack: true }))
}
