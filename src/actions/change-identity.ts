import { agree } from '#domain/basics/answer.ts'
import { toJson } from '#domain/basics/json.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { IDENTITY, readIdentity, type TypedIdentity } from '#domain/person/identity.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Changes who the child is, as one unit: a number given later, a name spelt right (rules P1 to P7). */
export function changeIdentity(context: ActionContext, opened: Opened, typed: TypedIdentity): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-patient',
    unit: IDENTITY,
    opened,
    facts: () => {
      const identity = readIdentity(typed, context.today())
      if (!identity.ok) return identity
      const { nhs, ...rest } = identity.value
      return agree(stateUnit(IDENTITY, { ...rest, nhs: toJson(nhs) }))
    },
  })
}
