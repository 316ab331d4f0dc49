import { agree, refuse } from '#domain/basics/answer.ts'
import { AGENDA, agendaSchema, type AgendaItem } from '#domain/meeting/meeting.ts'
import { isOrderAlone, latestPlace } from '#domain/rules-across/meanwhile.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { generateKeyBetween } from 'fractional-indexing'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Moves a case up (-1) or down (+1) on the agenda. At either end nothing is saved. */
export function moveCase(
  context: ActionContext,
  opened: Opened,
  agenda: readonly AgendaItem[],
  caseId: string,
  by: -1 | 1,
): Promise<Saved> {
  const unit = `${AGENDA}/${caseId}`
  const others = agenda.filter((item) => item.case !== caseId)
  const place = agenda.findIndex((item) => item.case === caseId) + by
  if (place < 0 || place > others.length) return Promise.resolve(agree([]))
  const key = generateKeyBetween(others[place - 1]?.key ?? null, others[place]?.key ?? null)
  return changeUnit(context, {
    verb: 'change-agenda',
    unit,
    opened,
    meanwhile: (seen, state) => (isOrderAlone(unit, state.versions) ? latestPlace(seen, state) : null),
    facts: (_, value) => {
      const item = agendaSchema.safeParse(value)
      return item.success ? agree(stateUnit(unit, { ...item.data, key })) : refuse({ kind: 'case-not-on-agenda', rule: 'M3' })
    },
  })
}
