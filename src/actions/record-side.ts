import { agree, refuse } from '#domain/basics/answer.ts'
import { SIDE } from '#domain/case/case-parts.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { generateKeyBetween } from 'fractional-indexing'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

export interface TypedSide {
  /** Null for a new side. */
  readonly id: string | null
  readonly who: string
  readonly text: string
  /** The order keys of its neighbours, for a new or moved side. */
  readonly between: readonly [string | null, string | null]
  readonly order: string | null
}

/** Records one side of a disagreement in its own words (row 26). An emptied side is withdrawn and stays on record. */
export function recordSide(context: ActionContext, opened: Opened, side: TypedSide): Promise<Saved> {
  const unit = `${SIDE}/${side.id ?? context.newId()}`
  const who = side.who.trim()
  const text = side.text.trim()
  return changeUnit(context, {
    verb: 'record-sides',
    unit,
    opened,
    facts: () => {
      if (who === '' && text === '') return agree(withdrawUnit(unit))
      if (who === '') return refuse({ kind: 'side-needs-a-name', rule: 'C5' })
      return agree(stateUnit(unit, { who, text, order: side.order ?? generateKeyBetween(...side.between) }))
    },
  })
}
