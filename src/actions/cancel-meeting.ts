import { agree, refuse } from '#domain/basics/answer.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { CANCELLED } from '#domain/meeting/meeting.ts'
import { meanwhileCancelled, needsNobody } from '#domain/rules-across/meanwhile.ts'
import { cancelMeeting as cancelByRule } from '#domain/rules-across/plan-meeting.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { changeUnit, type UnitChange } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Two people who cancelled one meeting apart leave nothing to settle before it takes place after all (M23). */
const meanwhile: NonNullable<UnitChange['meanwhile']> = (seen, { versions }) => (needsNobody(CANCELLED, versions) ? { ...meanwhileCancelled(seen) } : null)

/** Cancels a planned meeting, with a reason; its cases wait for another (M23). */
export function cancelMeeting(context: ActionContext, opened: Opened, reason: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'cancel-meeting',
    unit: CANCELLED,
    opened,
    meanwhile,
    facts: (seen) => {
      const cancelled = cancelByRule(readMeetingFile(seen), reason, context.session.author.name, context.now())
      return cancelled.ok ? agree(stateUnit(CANCELLED, { ...cancelled.value })) : cancelled
    },
  })
}

/** It takes place after all: the cancellation is withdrawn and stays in the record (M23). */
export function holdAfterAll(context: ActionContext, opened: Opened): Promise<Saved> {
  return changeUnit(context, {
    verb: 'plan-meeting',
    unit: CANCELLED,
    opened,
    meanwhile,
    facts: (_, value) => (value === null ? refuse({ kind: 'meeting-not-cancelled', rule: 'M23' }) : agree(withdrawUnit(CANCELLED))),
  })
}
