import type { JsonObject } from '#domain/basics/json.ts'
import { londonInstant } from '#domain/basics/london-instant.ts'
import { CANCELLED, MEETING, type Attendance } from '#domain/meeting/meeting.ts'
import type { MeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { part, type Part } from './derived.ts'
import { toStaff, toTeam } from './refer.ts'
import { isOpen } from './what-is-said.ts'

/** The MDT meeting with who was expected and who came; none while its day, or whether it takes place, is not settled. */
export function appointmentOf(file: MeetingFile, team: string): readonly Part[] {
  const { meeting, record } = file
  if (meeting === null || isOpen(record, MEETING, CANCELLED)) return []
  const start = londonInstant(meeting.on, meeting.at)
  if (Number.isNaN(start)) return []
  return [part('Appointment', '', {
    status: statusOf(file),
    start: new Date(start).toISOString(),
    end: new Date(start + meeting.minutes * 60_000).toISOString(),
    participant: [
      { actor: toTeam(team), status: 'accepted' },
      ...[...file.attendance].sort((a, b) => (a.user < b.user ? -1 : 1)).map((person) => participantOf(person, meeting.on)),
    ],
  })]
}

/** R4 AppointmentStatus: once it was opened its planning is over. */
function statusOf({ opened, cancelled }: MeetingFile): string {
  if (cancelled !== null) return 'cancelled'
  return opened === null ? 'booked' : 'fulfilled'
}

const answers: Readonly<Record<Attendance['present'], string>> = { here: 'accepted', remote: 'accepted', expected: 'accepted', apologies: 'declined', absent: 'needs-action' }

/** A period says that somebody was there: of that day, as nobody notes from when to when. */
function participantOf({ user, name, present }: Attendance, day: string): JsonObject {
  const wasThere = present === 'here' || present === 'remote'
  return { actor: toStaff({ user, name }), status: answers[present], ...(wasThere ? { period: { start: day, end: day } } : {}) }
}
