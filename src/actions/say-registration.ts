import { agree, refuse } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { MEMBER, type Member } from '#domain/meeting/team.ts'
import { readGmcNumber } from '#domain/provider/provider.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** A member of the team says their own GMC number, as it is printed where they sign (L28). Nobody says another’s. */
export function sayRegistration(context: ActionContext, opened: Opened, member: Member, typed: string): Promise<Saved> {
  const unit = `${MEMBER}/${member.user}`
  return changeUnit(context, {
    verb: 'say-registration',
    unit,
    opened,
    facts: () => {
      if (member.user !== context.session.author.user) return refuse({ kind: 'registration-of-another', rule: 'L28' })
      const number = readGmcNumber(typed)
      return number.ok ? agree(stateUnit(unit, { ...member, registration: number.value })) : number
    },
  })
}
