import { agree } from '#domain/basics/answer.ts'
import { addendumUnit, checkAddendum } from '#domain/decision/addendum.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { isMinuteSigned } from '#domain/rules-across/sign-minute.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Adds to the signed minute of a case, under the name of who adds it (M9). */
export function addAddendum(context: ActionContext, opened: Opened, meeting: string, text: string): Promise<Saved> {
  const unit = addendumUnit(meeting, context.newId())
  return changeUnit(context, {
    verb: 'add-addendum',
    unit,
    opened,
    facts: (seen) => {
      const checked = checkAddendum({ meeting, text, name: context.session.author.name }, isMinuteSigned(readCaseFile(seen), meeting))
      return checked.ok ? agree(stateUnit(unit, { ...checked.value })) : checked
    },
  })
}
