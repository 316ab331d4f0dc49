import { agree } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { GP, readGp, type TypedGp } from '#domain/person/gp.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Writes who the child’s GP is, or that none is registered (P19). */
export function changeGp(context: ActionContext, opened: Opened, typed: TypedGp): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-patient',
    unit: GP,
    opened,
    facts: () => {
      const gp = readGp(typed)
      return gp.ok ? agree(stateUnit(GP, gp.value)) : gp
    },
  })
}
