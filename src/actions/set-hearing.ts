import { agree, refuse } from '#domain/basics/answer.ts'
import { readDayIfAny } from '#domain/basics/read-day.ts'
import { HEARING } from '#domain/case/case-parts.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

export interface TypedHearing {
  readonly on: string
  readonly legalContact: string
  readonly restriction: boolean
}

/** A court hearing, or its new day (row 28). Nobody can ask the court without a legal contact, so one is named. */
export function setHearing(context: ActionContext, opened: Opened, typed: TypedHearing): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: HEARING,
    opened,
    facts: () => {
      const on = readDayIfAny(typed.on, context.today())
      if (!on.ok) return on
      if (on.value === null) return refuse({ kind: 'day-not-understood', rule: 'T2' })
      const legalContact = typed.legalContact.trim()
      if (legalContact === '') return refuse({ kind: 'hearing-needs-a-legal-contact', rule: 'C8' })
      return agree(stateUnit(HEARING, { on: on.value, legalContact, restriction: typed.restriction }))
    },
  })
}
