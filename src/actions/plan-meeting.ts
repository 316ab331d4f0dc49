import { agree, refuse } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { MEETING } from '#domain/meeting/meeting.ts'
import { mayChangePlan, readPlan, type TypedMeeting } from '#domain/rules-across/plan-meeting.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Plans a meeting as it is typed; one planned before is changed the same way until it is opened (M10, M12). */
export function planMeeting(context: ActionContext, opened: Opened, typed: TypedMeeting): Promise<Saved> {
  return changeUnit(context, {
    verb: 'plan-meeting',
    unit: MEETING,
    opened,
    facts: (seen) => {
      const may = mayChangePlan(readMeetingFile(seen))
      if (!may.ok) return may
      const plan = readPlan(typed, context.today())
      return plan.ok ? agree(stateUnit(MEETING, { ...plan.value })) : refuse(plan.problems[0].refusal)
    },
  })
}
