import { expect, test } from 'vitest'
import type { JsonObject } from '#domain/basics/json.ts'
import type { ScreeningAnswers } from '#domain/case/screening.ts'
import { standardQuestions } from '#domain/letter/standard-questions.ts'
import { newCase, type TypedCase } from '#domain/rules-across/new-case.ts'
import { readCaseFile, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { whatIsMissing } from '#domain/rules-across/what-is-missing.ts'
import { whatStopsLetter } from '#domain/rules-across/what-stops-letter.ts'
import { checkUnit } from '#domain/rules-across/check-unit.ts'
import { Scribe } from '../../builders/an-act.ts'
import { aCaseFile, letterFacts } from '../a-case.ts'

const allNo: ScreeningAnswers = { worse: false, urgent: false, nonExpert: false, routine: false }
const lead = { user: 'osei', name: 'Dr Amara Osei' }
const given = (() => {
  let ids = 0
  return { subject: { patient: 'pt1', reference: 'C-0125-7QK', leadConsultant: lead }, author: 'Priya Raman', now: '2026-10-08T11:40:00.000Z', today: '2026-10-08', offered: standardQuestions, newId: () => `id-${(ids += 1)}` }
})()
const asks: TypedCase['request'] = { by: 'team', name: '', relationship: '', parentalResponsibility: null, how: '', words: '' }
const typed: TypedCase = { answers: allNo, request: asks, question: ' What is  causing it? ', place: null, where: '', treatment: '' }

function made(change: Partial<TypedCase> = {}) {
  const facts = newCase({ ...typed, ...change }, given)
  if (!facts.ok) throw new Error(facts.refusal.kind)
  const scribe = new Scribe()
  scribe.laptop('Priya Raman', 'secretary').write(facts.value, 'add-case')
  return scribe.fold()
}
const file = (change: Partial<TypedCase> = {}): CaseFile => readCaseFile(made(change))
const stops = (change: Partial<TypedCase>) => whatStopsLetter(letterFacts(file(change))).map(({ kind }) => kind)

test('[S1, row 4] no case is made on questions that were not answered', () => {
  expect(newCase({ ...typed, answers: { ...allNo, worse: null } }, given)).toMatchObject({ ok: false, refusal: { kind: 'screening-not-answered' } })
})

test('[S2, row 4] no case is made of a child who may be getting worse', () => {
  expect(newCase({ ...typed, answers: { ...allNo, worse: true } }, given)).toMatchObject({ ok: false, refusal: { kind: 'use-marthas-rule' } })
})

test('[S10, domain 4.1] a case is made of who asks and what; each part keeps its own rules', () => {
  const record = made()
  expect(readCaseFile(record)).toMatchObject({ subject: { reference: 'C-0125-7QK' }, request: { by: 'team' }, question: { text: 'What is causing it?' }, setting: null, route: 'second-opinion', hold: null, tasks: [] })
  for (const [unit, state] of record.units) expect(state.kind === 'settled' && checkUnit('case', unit, state.value as JsonObject).ok, unit).toBe(true)
  expect(newCase({ ...typed, question: ' ' }, given)).toMatchObject({ refusal: { kind: 'question-missing', rule: 'S10' } })
})

test('[S7, row 3] an indication is not asked for: the case is there without one', () => {
  expect(file().indications.chosen).toEqual([])
  expect(whatIsMissing(file(), 'm1')).toContain('primary-reason')
})

test('[L13, row 36] the four questions are offered with a second opinion, and with nothing else', () => {
  expect(file().questions).toHaveLength(4)
  expect([file({ answers: { ...allNo, nonExpert: true } }).questions, file({ answers: { ...allNo, routine: true } }).questions]).toEqual([[], []])
})

test('[S3, vignette V11] urgent treatment: the request is kept, parked, and looked at the next day', () => {
  const urgent = { answers: { ...allNo, urgent: true }, treatment: 'To theatre now.' }
  expect(file(urgent).hold).toMatchObject({ state: 'parked', by: 'Priya Raman', reviewOn: '2026-10-09', why: 'To theatre now.' })
  expect(summarise(made(urgent))).toMatchObject({ hold: { reviewOn: '2026-10-09' }, route: 'second-opinion' })
  expect(stops(urgent)).toContain('parked-for-urgent-treatment')
})

test('[S4, vignette V8] a view that is no expert’s: the lead owes a talk today, and no letter can be made', () => {
  const healer = { answers: { ...allNo, nonExpert: true } }
  expect(file(healer).tasks).toMatchObject([{ owner: lead, due: '2026-10-08' }])
  expect(stops(healer)[0]).toBe('non-expert-view')
  expect(summarise(made(healer))).toMatchObject({ route: 'non-expert' })
  // Not even when everything else a letter needs is there.
  const screening = { worse: false, urgent: false, nonExpert: true, routine: false, by: 'Priya Raman', at: given.now }
  expect(whatStopsLetter(letterFacts(aCaseFile({ screening }))).map(({ kind }) => kind)).toEqual(['non-expert-view'])
})

test('[S5, row 7] routine advice is counted apart and needs no letter', () => {
  const routine = { answers: { ...allNo, routine: true } }
  expect(summarise(made(routine))).toMatchObject({ route: 'routine', outcome: null })
  expect(stops(routine)).toContain('routine-advice')
})

test('[S6, vignette V12] responsibility that is not clear is a task for the lead, and the request is kept', () => {
  const grandmother = { ...asks, by: 'parent-or-carer', name: 'Ingrid Lindqvist', relationship: 'grandmother', parentalResponsibility: 'disputed' } as const
  expect(file({ request: grandmother })).toMatchObject({ request: { parentalResponsibility: 'disputed' }, tasks: [{ what: 'Clear up who has parental responsibility: Ingrid Lindqvist, grandmother', owner: lead, due: '2026-10-09' }] })
  expect(file({ request: { ...grandmother, parentalResponsibility: 'confirmed', how: 'Order seen' } }).tasks).toEqual([])
})
