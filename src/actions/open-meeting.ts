import { agree } from '#domain/basics/answer.ts'
import { OPENED } from '#domain/meeting/meeting.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { mayTakePlace } from '#domain/rules-across/plan-meeting.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Opens the meeting: from now the minute is being written. */
export function openMeeting(context: ActionContext, opened: Opened): Promise<Saved> {
  const by = context.session.author.name
  return changeUnit(context, {
    verb: 'open-meeting',
    unit: OPENED,
    opened,
    facts: (seen) => {
      const may = mayTakePlace(readMeetingFile(seen))
      return may.ok ? agree(stateUnit(OPENED, { at: context.now(), by })) : may
    },
  })
}
