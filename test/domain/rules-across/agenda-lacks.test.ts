import { expect, test } from 'vitest'
import { agendaLacks } from '#domain/rules-across/agenda-lacks.ts'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import { aCaseLine, aMeetingLine } from '../a-summary.ts'

const today = '2026-10-08'
const meeting = { id: 'm1', on: '2026-10-15' }
const meetings = [aMeetingLine('m1', meeting.on, ['1']), aMeetingLine('m0', '2026-10-01', ['1'])]
const lacks = (change: Partial<CaseSummary>, others = meetings) => agendaLacks(aCaseLine('1', change), meeting, { meetings: others, cases: [], today }).map(({ kind }) => kind)

test('[M18, domain 4.1] nothing is said of a case that has all it needs', () => {
  expect(lacks({})).toEqual([])
})

test('[M18, rows 14, 16] a missing question, the family not asked, and an empty shortlist are said', () => {
  expect(lacks({ question: ' ', wordsOffered: false, shortlisted: 0 })).toEqual(['question', 'family-words', 'shortlist'])
})

test('[M18, domain 4.1] what somebody was asked to do by the meeting is said until it is done', () => {
  const scan = { id: 't1', what: 'The second MRI', owner: 'Dr Adeyemi', user: 'adeyemi', due: meeting.on }
  expect(lacks({ tasks: [scan, { ...scan, id: 't2', due: '2026-10-16' }] })).toEqual(['owed-first'])
})

test('[M18, row 2] what was asked for and has not come is said', () => {
  const asked = { rule: 'A21', ownerRole: 'secretary', about: 'm0', detail: 'The swallow studies, from Northmoor', since: today, wait: 'information', named: null, chases: [] } as const
  expect(lacks({ owed: [{ ...asked, kind: 'information' }, { ...asked, kind: 'requested' }, { ...asked, kind: 'report' }] })).toEqual(['not-here', 'not-here'])
})

test('[M18, domain 4.1] a case on two coming agendas is said; a past one is no second', () => {
  expect(lacks({}, [...meetings, aMeetingLine('m2', '2026-10-22', ['1'])])).toEqual(['another-agenda'])
})

test('[M18, row 28] a hearing before the meeting is said, one that was before today is not', () => {
  expect(lacks({ hearing: { on: '2026-10-13', restriction: true } })).toEqual(['hearing-before-meeting'])
  expect(lacks({ hearing: { on: '2026-10-15', restriction: true } })).toEqual([])
  expect(lacks({ hearing: { on: '2026-10-02', restriction: true } })).toEqual([])
})

test('[M18, domain 4.1] a case parked or ended since it was put on says only that', () => {
  expect(lacks({ hold: { by: 'Dr Sheikh', at: '2026-10-08T11:26:00.000Z', reviewOn: null }, shortlisted: 0 })).toEqual(['not-to-be-discussed'])
  expect(lacks({ ended: 'withdrawn', question: '' })).toEqual(['not-to-be-discussed'])
})
