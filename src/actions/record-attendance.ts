import { agree } from '#domain/basics/answer.ts'
import { ATTENDANCE, INTEREST, type Attendance } from '#domain/meeting/meeting.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Records whether one person is here, on the line, sent apologies or is absent. */
export function recordAttendance(context: ActionContext, opened: Opened, entry: Attendance): Promise<Saved> {
  const unit = `${ATTENDANCE}/${entry.user}`
  return changeUnit(context, { verb: 'record-attendance', unit, opened, facts: () => agree(stateUnit(unit, { ...entry })) })
}

/** Takes back what somebody said about coming: they have said nothing then. */
export function withdrawAttendance(context: ActionContext, opened: Opened, user: string): Promise<Saved> {
  const unit = `${ATTENDANCE}/${user}`
  return changeUnit(context, { verb: 'record-attendance', unit, opened, facts: () => agree(withdrawUnit(unit)) })
}

/** Records an interest somebody declared when asked. */
export function declareInterest(
  context: ActionContext,
  opened: Opened,
  interest: { readonly user: string; readonly name: string; readonly words: string },
): Promise<Saved> {
  const unit = `${INTEREST}/${interest.user}`
  return changeUnit(context, { verb: 'declare-interest', unit, opened, facts: () => agree(stateUnit(unit, { ...interest })) })
}
