import { agree } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { SHARING_CONSENT, SHARING_GATE } from '#domain/pathway/pathway-parts.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

const gate = 'clinical-team-agrees'

/** What the clinical team says of sharing care (A14). */
export function agreeToShare(context: ActionContext, opened: Opened, yes: boolean, why: string): Promise<Saved> {
  const unit = `${SHARING_GATE}/${gate}`
  return changeUnit(context, {
    verb: 'decide-transfer',
    unit,
    opened,
    facts: () => agree(stateUnit(unit, { gate, yes, by: context.session.author.name, on: context.today(), why: why.trim() })),
  })
}

/** What one of the family says of it, for themselves (C7). */
export function consentToShare(context: ActionContext, opened: Opened, person: { readonly id: string; readonly name: string; readonly relation: string }, yes: boolean): Promise<Saved> {
  const unit = `${SHARING_CONSENT}/${person.id}`
  return changeUnit(context, {
    verb: 'decide-transfer',
    unit,
    opened,
    facts: () => agree(stateUnit(unit, { person: person.name, relation: person.relation, yes, by: context.session.author.name, on: context.today(), why: '' })),
  })
}
