import { agree, refuse } from '#domain/basics/answer.ts'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import { copyGivenUnit } from '#domain/letter/letter-parts.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Somebody said of a copy that it was given, and it was not: what was said stays in the record, and it can be given yet (L26). */
export function takeCopyBack(context: ActionContext, opened: Opened, version: number, person: string): Promise<Saved> {
  const unit = copyGivenUnit(version, person)
  return changeUnit(context, {
    verb: 'give-copy',
    unit,
    opened,
    facts: (_, value) => (value === null ? refuse({ kind: 'taken-back-already', rule: 'L26' }) : agree(withdrawUnit(unit))),
  })
}
