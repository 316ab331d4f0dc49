import type { JsonObject } from '#domain/basics/json.ts'
import { HOLD } from '#domain/case/case-parts.ts'
import { AGENDA, CANCELLED, type AgendaItem } from '#domain/meeting/meeting.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { MeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { TASK } from '#domain/task/task.ts'
import { part, type Part } from './derived.ts'
import { ourCode, toAppointment, toPatient, toRequest, toStaff } from './refer.ts'
import { isOpen, silentItems } from './what-is-said.ts'

const owed = ourCode('task', 'owed', 'An action owed')
const urgentHold = ourCode('task', 'urgent-hold', 'Urgent treatment goes first')
const toDiscuss = ourCode('task', 'agenda-item', 'To be discussed at a meeting')
const orderKey = ourCode('task', 'order-key', 'Place on the agenda')

/** Each action somebody owes: who, by when, and whether it is done. What it is stays in the record, as it is in free words. */
export function owedTasksOf(file: CaseFile): readonly Part[] {
  const tasks = file.tasks.map(({ id, owner, due, done }) => part('Task', `${TASK}/${id}`, {
    ...ofCase(file, owed),
    status: done === null ? 'requested' : 'completed',
    // Somebody outside the team is typed by name, and may be anybody.
    owner: owner.user === '' ? undefined : toStaff(owner),
    executionPeriod: done === null ? undefined : { end: done.on },
    restriction: { period: { end: due } },
  }))
  return [...tasks, ...silentItems(file.record, TASK).takenOff.map((id) => part('Task', `${TASK}/${id}`, { ...ofCase(file, owed), status: 'cancelled' }, true))]
}

/** That urgent treatment goes before the request: while it is parked, and that it no longer is. */
export function holdTaskOf(file: CaseFile): readonly Part[] {
  const state = file.record.units.get(HOLD)
  if (state === undefined || isOpen(file.record, HOLD)) return []
  if (file.hold === null) return [part('Task', HOLD, { ...ofCase(file, urgentHold), status: 'cancelled' }, true)]
  const { state: now, reviewOn } = file.hold
  const at = new Date(file.hold.at).toISOString()
  return [part('Task', HOLD, {
    ...ofCase(file, urgentHold),
    status: now === 'parked' ? 'in-progress' : 'completed',
    executionPeriod: now === 'parked' ? { start: at } : { end: at },
    restriction: now === 'parked' && reviewOn !== null ? { period: { end: reviewOn } } : undefined,
  })]
}

/** Each case on a meeting's agenda, by the name of its request: of the child the meeting itself says nothing. */
export function agendaTasksOf(file: MeetingFile): readonly Part[] {
  if (isOpen(file.record, CANCELLED)) return []
  const onIt = file.agenda.filter((item) => !isOpen(file.record, `${AGENDA}/${item.case}`))
  const { takenOff } = silentItems(file.record, AGENDA)
  return [...onIt.map((item) => agendaTask(file, item)), ...takenOff.map((id) => part('Task', `${AGENDA}/${id}`, { ...ofMeeting(file, id), status: 'cancelled' }, true))]
}

function agendaTask(file: MeetingFile, { case: id, key }: AgendaItem): Part {
  return part('Task', `${AGENDA}/${id}`, {
    ...ofMeeting(file, id),
    status: file.cancelled === null ? 'requested' : 'cancelled',
    input: [{ type: orderKey, valueString: key }],
  })
}

function ofCase({ id, subject }: CaseFile, code: JsonObject) {
  return { intent: 'order', code, focus: toRequest(id), for: subject === null ? undefined : toPatient(subject.patient) }
}

function ofMeeting({ id }: MeetingFile, caseId: string) {
  return { intent: 'order', code: toDiscuss, focus: toRequest(caseId), reasonReference: toAppointment(id) }
}
