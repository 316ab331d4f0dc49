import { expect, it } from 'vitest'
import { showNhs } from '#domain/person/identity.ts'
import type { PatientSummary } from '#domain/rules-across/summaries.ts'
import type { OwedRow } from '#screens/board/owed-rows.ts'
import { toDoRow } from '#screens/papers/to-do-row.ts'
import { aCaseLine } from '../../domain/a-summary.ts'
import { meetingDay, zoe } from '../../domain/a-case.ts'

const patient: PatientSummary = { kind: 'patient', id: 'pt1', identity: zoe, name: 'Zoë O’Brien-Núñez', search: '', sameAs: [], gp: null, needsPerson: 0, unsettled: [], readOnly: false }
const task = { id: 't1', what: 'Book an interpreter: Marisol Núñez, mother', owner: 'Piotr Núñez', user: '', due: meetingDay }
const hearing = { on: '2026-10-13', restriction: true }

function aRow(change: Partial<OwedRow['entry']>, facts: Partial<Parameters<typeof toDoRow>[1]> = {}, what: OwedRow['what'] = { kind: 'task', task }, mine = true) {
  const row: OwedRow = { key: 'a', entry: aCaseLine('0121', change), group: 'actions', due: meetingDay, mine, late: 0, what }
  return toDoRow(row, { patient, elsewhere: { restriction: false }, today: meetingDay, providerOf: () => null, begun: null, ...facts })
}

it('[M35, row 28] under a restriction the list has the reference and the kind: nobody of the family is in it', () => {
  const chaser = { kind: 'information', about: 'm1', detail: 'Marisol Núñez sends it', since: meetingDay, due: meetingDay, ownerRole: 'secretary', chases: [], next: meetingDay } as unknown as Extract<OwedRow['what'], { kind: 'chaser' }>['chaser']
  const withheld = [aRow({ hearing }), aRow({}, { elsewhere: { restriction: true } }), aRow({}, { patient: { ...patient, identity: null } })]
  for (const { who, what } of withheld) expect([who, what]).toEqual(['C-0121', 'Action'])
  expect(aRow({ hearing }, {}, { kind: 'chaser', chaser, kept: false }).what).toBe('Information for the meeting')
})

it('[A22, domain 4.3] without one it says who and what', () => {
  expect(aRow({})).toMatchObject({ who: `Zoë O’Brien-Núñez, ${showNhs(zoe.nhs)}`, what: task.what, next: '' })
})

it('[A22, domain 4.3] on a list of everybody’s it says whose an action is, but not under a restriction', () => {
  const next = (change: Partial<OwedRow['entry']>) => aRow(change, {}, { kind: 'task', task }, false).next
  expect([next({}), next({ hearing })]).toEqual(['Piotr Núñez', ''])
})
