import { generateKeyBetween } from 'fractional-indexing'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { sideUnit } from '#domain/case/case-parts.ts'
import type { Fact } from '#domain/journal/act.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

export interface TypedSide {
  /** Null for a new side. One from before any meeting keeps its id in the meeting. */
  readonly id: string | null
  readonly who: string
  readonly text: string
  /** Null for a new side, which goes last. */
  readonly order: string | null
}

/**
 * Records sides of a disagreement as this meeting heard them, each in its own words (row 26), in one act. The first
 * time a meeting records any it gives all that are shown, so that what was proposed before it is never half replaced.
 * An emptied side is withdrawn and stays on record. `last` is the order key of the last side there is; null for none.
 */
export function recordSides(
  context: ActionContext,
  opened: Opened,
  meeting: string,
  sides: readonly TypedSide[],
  last: string | null,
): Promise<Saved> {
  const units = sides.map((side) => sideUnit(meeting, side.id ?? context.newId()))
  return changeUnit(context, {
    verb: 'record-sides',
    unit: units[0] ?? sideUnit(meeting, context.newId()),
    opened,
    facts: () => {
      const facts: Fact[] = []
      let before = last
      for (const [index, side] of sides.entries()) {
        if (side.order === null) before = generateKeyBetween(before, null)
        const answer = factsOf(units[index] ?? '', side, side.order ?? before ?? '')
        if (!answer.ok) return answer
        facts.push(...answer.value)
      }
      return agree(facts)
    },
  })
}

function factsOf(unit: string, side: TypedSide, order: string): Answer<readonly Fact[]> {
  const who = side.who.trim()
  const text = side.text.trim()
  if (who === '' && text === '') return agree(withdrawUnit(unit))
  if (who === '') return refuse({ kind: 'side-needs-a-name', rule: 'C5' })
  return agree(stateUnit(unit, { who, text, order }))
}
