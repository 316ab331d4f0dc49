import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { usualChaserTimes } from '#domain/pathway/chaser-times.ts'
import type { CaseSummary, PatientSummary, Summary } from '#domain/rules-across/summaries.ts'
import { owedRows } from '#screens/board/owed-rows.ts'
import { zoe } from '../../domain/a-case.ts'
import { aCaseLine, aMeetingLine } from '../../domain/a-summary.ts'

const today = '2026-10-12'
const author = { user: 'osei', role: 'consultant' } as const
const calendar = () => ({ times: { ...usualChaserTimes }, bankHolidays: new Set(englishBankHolidays) })
const chooseAnother = { kind: 'choose-another', rule: 'A23', ownerRole: 'consultant', about: '', detail: '', since: '2026-10-08', wait: 'declineTold', named: null, chases: [] } as const

function aPatientLine(id: string, change: Partial<PatientSummary> = {}): PatientSummary {
  return { kind: 'patient', id, identity: zoe, name: 'Zoë', search: '', sameAs: [], gp: null, needsPerson: 0, unsettled: [], readOnly: false, ...change }
}

function listsOf(...lines: readonly Summary[]): ReadonlyMap<string, Summary> {
  return new Map(lines.map((line) => [`${line.kind}/${line.id}`, line]))
}

function owing(id: string, change: Partial<CaseSummary> = {}): CaseSummary {
  return aCaseLine(id, { owed: [chooseAnother], ...change })
}

test('[A17, domain 2.4] what is owed is reckoned once for all who show it, and again when the lists change', () => {
  const lists = listsOf(owing('1'))
  const rows = owedRows(lists, author, today, calendar())
  expect(rows.map(({ entry, due, mine }) => [entry.id, due, mine])).toEqual([['1', '2026-10-09', true]])
  expect(owedRows(lists, author, today, calendar())).toBe(rows)
  expect(owedRows(lists, author, '2026-10-13', calendar())[0]?.late).toBe(2)
  expect(owedRows(listsOf(owing('1'), owing('2')), author, today, calendar())).toHaveLength(2)
})

test('[P17, domain 3.1] nobody is chased about a child who has died by another case, or one of an entry joined from either side', () => {
  const died = aCaseLine('other', { patient: 'two', ended: 'died' })
  const rows = (one: readonly string[], two: readonly string[], patient = 'one') => owedRows(listsOf(owing('1', { patient }), died, aPatientLine('one', { sameAs: one }), aPatientLine('two', { sameAs: two })), author, today, calendar()).length
  expect([rows([], []), rows(['two'], []), rows([], ['one']), rows([], [], 'two')]).toEqual([1, 0, 0, 0])
})

test('[A17, domain 2.4] every line is looked at a few times, however many cases owe something', () => {
  let looks = 0
  const patients = Array.from({ length: 200 }, (_, at): PatientSummary => ({ ...aPatientLine(`patient-${at}`), get sameAs() { looks += 1; return [] } }))
  expect(owedRows(listsOf(...patients, ...patients.map((_, at) => owing(String(at)))), author, today, calendar())).toHaveLength(200)
  expect(looks).toBeLessThan(5 * patients.length)
})

test('[A23, row 14] a case on a coming agenda is owed no meeting', () => {
  expect(owedRows(listsOf(owing('1'), owing('2'), aMeetingLine('next', '2026-10-15', ['1'])), author, today, calendar()).map(({ entry }) => entry.id)).toEqual(['2'])
})

test('[L42] a signed letter that goes to nobody is owed by who signs, not by who sends; one that had gone, or may go, is not', () => {
  const notSent = { ...chooseAnother, kind: 'not-sent', rule: 'A24', ownerRole: 'secretary', about: 'p1', wait: 'sent' } as const
  const signed = (namesPractice: boolean, change: Partial<CaseSummary> = {}) => owing('1', { patient: 'one', owed: [notSent], letters: [{ version: 1, signedBy: '', blob: 'b', sent: 'no', namesPractice }], ...change })
  const rows = (entry: CaseSummary, ...others: readonly Summary[]) => owedRows(listsOf(entry, ...others), author, today, calendar()).flatMap(({ what, mine }) => (what.kind === 'chaser' ? [[what.kept, mine]] : []))
  expect(rows(signed(true))).toEqual([[false, false]])
  expect(rows(signed(true, { addressProtected: true }))).toEqual([[true, true]])
  expect(rows(signed(true), aCaseLine('other', { patient: 'one', addressProtected: true }))).toEqual([[true, true]])
  expect(rows(signed(false, { addressProtected: true }))).toEqual([[false, false]])
  expect(rows(signed(true, { addressProtected: true, owed: [{ ...notSent, kind: 'unacknowledged' }] }))).toEqual([[false, false]])
})
