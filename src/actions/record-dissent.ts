import { agree } from '#domain/basics/answer.ts'
import { checkDissent, checkNobodyDissents, DISSENT_ASKED, dissentUnit, type Dissent } from '#domain/decision/dissent.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { decisionOf, readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Records one person's dissent with its reason: it stands beside the decision, not against it. */
export function recordDissent(context: ActionContext, opened: Opened, dissent: Dissent): Promise<Saved> {
  const unit = dissentUnit(dissent.meeting, dissent.user)
  return changeUnit(context, {
    verb: 'record-dissent',
    unit,
    opened,
    facts: () => {
      const checked = checkDissent(dissent)
      return checked.ok ? agree(stateUnit(unit, { ...checked.value })) : checked
    },
  })
}

/** Records that the meeting was asked and nobody dissented. */
export function recordNobodyDissents(context: ActionContext, opened: Opened, meeting: string): Promise<Saved> {
  const unit = `${DISSENT_ASKED}/${meeting}`
  return changeUnit(context, {
    verb: 'record-dissent',
    unit,
    opened,
    facts: (seen) => {
      const asked = checkNobodyDissents(decisionOf(readCaseFile(seen), meeting))
      return asked.ok ? agree(stateUnit(unit, { meeting, nobody: true })) : asked
    },
  })
}
