import { expect, test } from 'vitest'
import type { CaseSummary, MeetingSummary, PatientSummary, Summary } from '#domain/rules-across/summaries.ts'
import { childsRecords, refsOf, stillToCome } from '#screens/case/childs-records.ts'

const born = (day: string) => ({ family: 'Thompson', given: 'Maya', born: day, nhs: { kind: 'none' } }) as unknown as PatientSummary['identity']

function summaries(...entries: readonly (Partial<PatientSummary> | Partial<CaseSummary> | Partial<MeetingSummary>)[]): ReadonlyMap<string, Summary> {
  return new Map(entries.map((entry) => [`${entry.kind}/${entry.id}`, { unsettled: [], sameAs: [], ...entry } as unknown as Summary]))
}

test('[J22, P17] a child’s records are their own, those of entries said to be this child, and the cases of all of them', () => {
  const child = childsRecords(summaries(
    { kind: 'patient', id: 'p1', sameAs: ['p2'], identity: born('2017-05-14') }, { kind: 'patient', id: 'p2', sameAs: ['p1'], identity: born('2017-05-14') },
    { kind: 'patient', id: 'p3', identity: born('2017-05-14') }, { kind: 'case', id: 'c1', patient: 'p1' }, { kind: 'case', id: 'c2', patient: 'p2' }, { kind: 'case', id: 'c3', patient: 'p3' },
  ), 'p1')
  expect(child.isUnclear).toBe(false)
  expect(refsOf(child).map(({ kind, id }) => `${kind}/${id}`)).toEqual(['patient/p1', 'patient/p2', 'case/c1', 'case/c2'])
})

test.each<[string, readonly (Partial<PatientSummary> | Partial<CaseSummary>)[]]>([
  ['two entries that do not say the same of who it is', [{ kind: 'patient', id: 'p1', sameAs: ['p2'], identity: born('2017-05-14') }, { kind: 'patient', id: 'p2', sameAs: [], identity: born('2016-05-14') }]],
  ['two versions of one of them', [{ kind: 'patient', id: 'p1', unsettled: ['same-as/p2'], identity: born('2017-05-14') }]],
  ['an entry that has not arrived', [{ kind: 'patient', id: 'p1', sameAs: ['p2'], identity: born('2017-05-14') }]],
])('[J22] nothing is erased over %s', (_, entries) => {
  expect(childsRecords(summaries(...entries), 'p1').isUnclear).toBe(true)
})

test('[J22] who erases is told of meetings and hearings that are still to come', () => {
  const here = summaries(
    { kind: 'patient', id: 'p1', identity: born('2017-05-14') },
    { kind: 'case', id: 'c1', patient: 'p1', reference: 'C-0119', hearing: { on: '2026-10-13', restriction: true } },
    { kind: 'meeting', id: 'm1', on: '2026-10-08', cases: ['c1'], cancelled: null }, { kind: 'meeting', id: 'm2', on: '2026-10-15', cases: ['c1'], cancelled: null },
    { kind: 'meeting', id: 'm3', on: '2026-10-01', cases: ['c1'], cancelled: null }, { kind: 'meeting', id: 'm4', on: '2026-10-22', cases: ['c1'], cancelled: { reason: 'Snow', at: '2026-10-07T09:00:00Z' } },
  )
  const child = childsRecords(here, 'p1')
  expect(stillToCome(child, here, '2026-10-08')).toEqual(['C-0119 is on the agenda of today’s MDT meeting', 'C-0119 is on the agenda of the MDT meeting on 15 October 2026', 'C-0119 has a court hearing on 13 October 2026'])
  expect(stillToCome(child, here, '2026-12-01')).toEqual([])
})
