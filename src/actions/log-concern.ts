import { agree } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { concernAnswered, concernSchema, concernUnit, type Concern } from '#domain/meeting/concern.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Notes, in the team’s own record, that somebody answered yes: a child may be getting worse quickly (row 4). */
export function logConcern(context: ActionContext, opened: Opened, id: string, contact: string): Promise<Saved> {
  const unit = concernUnit(id)
  const concern: Concern = { by: context.session.author.name, at: context.now(), contact: contact.trim(), ringing: 'not-said' }
  return changeUnit(context, { verb: 'log-concern', unit, opened, facts: () => agree(stateUnit(unit, { ...concern })) })
}

/** Notes who rang, or that the answer was a mistake. The answer stays, with its time. */
export function answerConcern(context: ActionContext, opened: Opened, id: string, ringing: Concern['ringing']): Promise<Saved> {
  const unit = concernUnit(id)
  return changeUnit(context, {
    verb: 'log-concern',
    unit,
    opened,
    facts: (_, value) => {
      const read = concernSchema.safeParse(value)
      const answered = concernAnswered(read.success ? read.data : null, ringing)
      return answered.ok ? agree(stateUnit(unit, { ...answered.value })) : answered
    },
  })
}
