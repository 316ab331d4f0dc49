import { checkIndications, indicationsUnit, type Indications } from '#domain/case/indications.ts'
import { agree } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Records why a second opinion is sought, as this meeting sees it (rows 3, 22 to 28). */
export function recordIndications(context: ActionContext, opened: Opened, meeting: string, value: Indications): Promise<Saved> {
  const unit = indicationsUnit(meeting)
  return changeUnit(context, {
    verb: 'record-indications',
    unit,
    opened,
    facts: () => {
      const checked = checkIndications(value)
      return checked.ok ? agree(stateUnit(unit, { ...checked.value })) : checked
    },
  })
}
