import { agree, refuse } from '#domain/basics/answer.ts'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import { CHASE } from '#domain/pathway/pathway-parts.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** A call logged by a slip, or about another row: it sets no next one any more, and the record keeps it (A20). */
export function takeCallBack(context: ActionContext, opened: Opened, id: string): Promise<Saved> {
  const unit = `${CHASE}/${id}`
  return changeUnit(context, {
    verb: 'log-chase',
    unit,
    opened,
    facts: (_, value) => (value === null ? refuse({ kind: 'taken-back-already', rule: 'A20' }) : agree(withdrawUnit(unit))),
  })
}
