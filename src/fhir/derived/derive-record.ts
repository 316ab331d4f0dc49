import { SUBJECT } from '#domain/case/case-parts.ts'
import { recordKey, type ActId } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { isReadOnly } from '#domain/rules-across/is-read-only.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { DERIVED_SYSTEM, HEAD_SYSTEM, RECORD_SYSTEM, TEAM_SYSTEM } from '../systems.ts'
import { appointmentOf } from './appointment.ts'
import { discussionsOf, sentLettersOf } from './communication.ts'
import { consentsOf } from './consent.ts'
import type { Derivation, Derived, Part } from './derived.ts'
import { serviceRequestOf } from './service-request.ts'
import { agendaTasksOf, holdTaskOf, owedTasksOf } from './task.ts'

/**
 * What the trust's other systems may read of a record: folded from that record alone, so that its heads say all it was made from.
 * It is no part of the record and is never read back. Nothing of one that a newer Consilium wrote in (J9), and nothing yet
 * of one whose earlier parts have not arrived (J7).
 * @param record of acts that the server holds: an act that it refused would be a head that nobody else can follow
 * @param isOurs whether an act was written on this computer
 */
export function deriveRecord(record: FoldedRecord, team: string, isOurs: (act: ActId) => boolean): Derivation {
  if (record.missing.length > 0) return { kind: 'incomplete', missing: record.missing }
  const parts = isReadOnly(record) ? [] : partsOf(record, team)
  if (parts.length === 0) return { kind: 'nothing' }
  const held = record.order.map(({ id }) => id)
  return { kind: 'derived', held: new Set(held), others: held.filter((id) => !isOurs(id)).length, derived: parts.map((part) => marked(record, team, part)) }
}

function partsOf(record: FoldedRecord, team: string): readonly Part[] {
  if (record.about.kind === 'meeting') {
    const file = readMeetingFile(record)
    return [...appointmentOf(file, team), ...agendaTasksOf(file)]
  }
  if (record.about.kind !== 'case' || !record.units.has(SUBJECT)) return []
  const file = readCaseFile(record)
  return [serviceRequestOf(file), ...holdTaskOf(file), ...owedTasksOf(file), ...sentLettersOf(file), ...discussionsOf(file), ...consentsOf(file)]
}

function marked({ about, heads }: FoldedRecord, team: string, { type, name, onlyThere, content }: Part): Derived {
  const record = recordKey(about)
  const whole = name === '' ? record : `${record}/${name}`
  const tag = [{ system: TEAM_SYSTEM, code: team }, { system: RECORD_SYSTEM, code: record }, ...heads.map((head) => ({ system: HEAD_SYSTEM, code: head }))]
  return { type, name: whole, onlyThere, resource: { resourceType: type, meta: { tag }, identifier: [{ system: DERIVED_SYSTEM, value: whole }], ...content } }
}
