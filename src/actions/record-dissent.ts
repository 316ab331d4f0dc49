import { agree } from '#domain/basics/answer.ts'
import { checkDissent, checkNobodyDissents, DISSENT_ASKED, dissentUnit, type Dissent } from '#domain/decision/dissent.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { decisionOf } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'
import { readCaseNow } from './read-case-now.ts'

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

/**
 * Records that the meeting was asked and nobody dissented. Asked in the breath after it was agreed: what was agreed is read
 * as it is saved, for the screen may not show it yet.
 */
export async function recordNobodyDissents(context: ActionContext, opened: Opened, meeting: string): Promise<Saved> {
  const unit = `${DISSENT_ASKED}/${meeting}`
  const asked = checkNobodyDissents(decisionOf(await readCaseNow(context, opened.about), meeting))
  if (!asked.ok) return asked
  return changeUnit(context, { verb: 'record-dissent', unit, opened, facts: () => agree(stateUnit(unit, { meeting, nobody: true })) })
}
