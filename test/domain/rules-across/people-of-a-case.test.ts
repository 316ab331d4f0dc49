import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import type { Request } from '#domain/case/case-parts.ts'
import { usualChaserTimes } from '#domain/pathway/chaser-times.ts'
import { joinedWith } from '#domain/person/same-as.ts'
import { askerFrom, isAsker } from '#domain/rules-across/asker-from.ts'
import { chasersOf } from '#domain/rules-across/chasers-of.ts'
import { neverOffered, readersOf } from '#domain/rules-across/readers-of.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { childStops, hasAgreedThemselves } from '#domain/rules-across/child-stops.ts'
import { besideOf, elsewhereOf, nothingElsewhere } from '#domain/rules-across/elsewhere.ts'
import { mayDecideAccess } from '#domain/rules-across/may-decide-access.ts'
import { mayDispatch, type DispatchWish } from '#domain/rules-across/may-dispatch.ts'
import { summarise, type CaseSummary, type PatientSummary } from '#domain/rules-across/summaries.ts'
import { whatStopsLetter } from '#domain/rules-across/what-stops-letter.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'
import { aCaseFile, aConsent, aWrittenCase, letterFacts, say, zoe } from '../a-case.ts'
import { aPerson } from '../person/a-person.ts'
import { aReport } from '../pathway/a-pathway.ts'

const before: Request = { by: 'parent-or-carer', name: 'Busisiwe Mbeki', relationship: 'grandmother', parentalResponsibility: 'not-confirmed', how: '', on: '2026-10-01', words: 'Could he move there?' }

test('[C6, row 8] a grandmother without parental responsibility asks, and it stays to be cleared up', () => {
  const grandmother = aPerson({ name: 'Busisiwe Mbeki', relation: 'grandmother', responsibility: { state: 'none', how: 'Mother has it', on: null } })
  expect(askerFrom(grandmother, before, '2026-10-08')).toEqual({ ...before, how: 'Mother has it' })
  const other = aPerson({ name: 'Nomsa Mbeki' })
  expect(askerFrom(other, before, '2026-10-08')).toMatchObject({ name: 'Nomsa Mbeki', words: '', on: '2026-10-08', parentalResponsibility: 'confirmed' })
  expect([isAsker(grandmother, before), isAsker(other, before)]).toEqual([true, false])
})

test('[C6, row 8] a father whose responsibility is not established and a young person of 15 may ask', () => {
  expect(askerFrom(aPerson({ relation: 'father', responsibility: { state: 'not-established', how: 'Birth not registered', on: null } }), null, '2026-10-08').parentalResponsibility).toBe('not-confirmed')
  expect(askerFrom(aPerson({ name: 'Niamh Ní Dhomhnaill', youngPerson: true }), null, '2026-10-08')).toMatchObject({ by: 'young-person', parentalResponsibility: 'not-needed' })
})

test('[P14, P15, vignette V7] who reads the report is hers once she is competent for that decision, presumed at 16', () => {
  const note = { decision: 'parents-read-report', found: 'competent', by: 'Dr Osei', on: '2026-10-05', words: 'Understands what the report says.' }
  expect(mayDecideAccess(aCaseFile(), '2011-05-01', '2026-10-08')).toMatchObject({ refusal: { kind: 'young-person-needs-competence' } })
  expect(mayDecideAccess(aCaseFile({ 'competence/treatment': { ...note, decision: 'treatment' } }), '2011-05-01', '2026-10-08').ok).toBe(false)
  expect(mayDecideAccess(aCaseFile({ 'competence/parents-read-report': note }), '2011-05-01', '2026-10-08').ok).toBe(true)
  expect(mayDecideAccess(aCaseFile(), '2010-05-01', '2026-10-08').ok).toBe(true)
  expect(mayDecideAccess(aCaseFile({ 'competence/parents-read-report': { ...note, found: 'not-competent' } }), '2010-05-01', '2026-10-08').ok).toBe(false)
})

test('[P18, domain 3.6] from the 18th birthday letters, sending and chasers wait for their own answer', () => {
  const born = { ...zoe, born: '2008-10-08' }
  const kinds = (file = aCaseFile(), today = '2026-10-08') => whatStopsLetter(letterFacts(file, { identity: born, today })).map(({ kind }) => kind)
  expect(kinds(aCaseFile(), '2026-10-07')).toEqual([])
  expect(kinds()).toEqual(['turned-eighteen'])
  expect(kinds(aCaseFile({ 'consent/zoe': aConsent({ person: 'Zoë O’Brien-Núñez', relation: 'young person' }) }))).toEqual([])
  const entered = { 'person/z1': aPerson({ name: 'Zoë', youngPerson: true }) }
  expect(kinds(aCaseFile({ ...entered, 'consent/z1': aConsent({ person: 'Zoë O’Brien', relation: '' }) }))).toEqual([])
  expect(kinds(aCaseFile({ ...entered, 'consent/z1': aConsent({ person: 'Zoë', relation: '', answer: 'not-asked', on: null }) }))).toEqual(['turned-eighteen'])
  const wish = { version: 1, method: 'tracked-post', to: 'Neurology MDT', address: '2 Made-up Road', accredited: true, by: 'Sam Lee', at: '2026-10-08T12:00:00Z', items: [], on: '2026-10-08' } satisfies DispatchWish
  expect(mayDispatch(letterFacts(aCaseFile(), { identity: born }), wish)).toMatchObject({ refusal: { kind: 'letter-stopped', stop: { kind: 'turned-eighteen' } } })

  const file = aCaseFile({ 'approach/p1': { provider: 'p1', on: '2026-09-01', by: 'Sam Lee', whom: 'Their secretary', how: 'telephone', answer: null, familyTold: null } })
  const calendar = { times: usualChaserTimes, bankHolidays: englishBankHolidays, dayOf: (instant: string) => instant.slice(0, 10) }
  expect(chasersOf(file, calendar, childStops(file, born, nothingElsewhere, '2026-10-07'))).not.toEqual([])
  expect(chasersOf(file, calendar, childStops(file, born, nothingElsewhere, '2026-10-08'))).toEqual([])
})

test('[P18, domain 3.6] a father of the same name does not agree for his son of 18, and stays a reader of his own', () => {
  const son = { 'person/y': aPerson({ name: 'John Smith', relation: '', youngPerson: true }) }
  const father = { 'person/f': aPerson({ name: 'John Smith', relation: 'father' }) }
  const agreed = (change: Readonly<Record<string, unknown>>) => hasAgreedThemselves(aCaseFile({ 'consent/mother': null, ...son, ...change }))
  const said = aConsent({ person: 'John Smith', relation: 'father' })
  expect([agreed({ 'consent/c': said }), agreed({ ...father, 'consent/f': { ...said, relation: '' } }), agreed({ ...father, 'consent/c': { ...said, relation: '' } })]).toEqual([false, false, false])
  expect([agreed({ 'consent/y': said }), agreed({ 'consent/c': { ...said, relation: '' } }), agreed({ 'consent/c': { ...said, relation: 'Young person' } })]).toEqual([true, true, true])
  const file = aCaseFile({ 'consent/mother': null, ...son, 'consent/c': said })
  expect(readersOf(file, readPathway(file.record)).map(({ id }) => id)).toEqual(['c', 'y'])
})

/** Two entries of one child: one made on the ward without a number, one with. */
function twoEntries(join: boolean) {
  const entry = (id: string, change: Partial<typeof zoe>, joined: string): PatientSummary => {
    const scribe = new Scribe({ kind: 'patient', id })
    const ward = scribe.laptop('Secretary', 'secretary')
    say(ward, 'identity', { ...zoe, ...change })
    if (join) say(ward, `same-as/${joined}`, { why: 'Same mother, same hospital band', by: 'Sam Lee', on: '2026-10-08' }, 'join-patients')
    return summarise(scribe.fold()) as PatientSummary
  }
  return [entry('pt1', {}, 'pt2'), entry('pt2', { hospitalNumber: 'H2', nhs: { kind: 'unavailable', reason: 'nhs-number-not-known' } }, 'pt1')] as const
}

function otherCase(change: Readonly<Record<string, unknown>>): CaseSummary {
  const summary = summarise(aWrittenCase({ subject: { patient: 'pt2', reference: 'C-0122', leadConsultant: { user: 'osei', name: 'Dr Osei' } }, ...change }).scribe.fold()) as CaseSummary
  return { ...summary, id: 'other' }
}

test('[P17, vignette V3] of two joined entries the most careful answer holds for both, until they are parted', () => {
  const careful = otherCase({
    hearing: { on: '2026-10-13', legalContact: '', restriction: true },
    ended: { how: 'died', by: 'Dr Osei', on: '2026-10-08' },
    'person/m': aPerson(),
    'address/m': { lines: ['1 Made-up Street'], postcode: '', protected: true },
  })
  const found = elsewhereOf('c-0121', 'pt1', [careful], twoEntries(true))
  expect(found).toEqual({ died: true, parked: false, restriction: true, addressProtected: true, identityDiffers: false, alsoEnteredAs: ['H2'] })
  expect(whatStopsLetter(letterFacts(aCaseFile(), { elsewhere: found }))).toMatchObject([{ kind: 'ended', rule: 'P17' }])
  expect(elsewhereOf('c-0121', 'pt1', [careful], twoEntries(false))).toEqual(nothingElsewhere)
})

test('[M31, P17] beside a case stand the child’s other cases, and the entries a person joined with this one', () => {
  expect(besideOf('c-0121', 'pt1', [otherCase({})], twoEntries(true))).toEqual({ cases: ['other'], patients: ['pt2'] })
  expect(besideOf('c-0121', 'pt1', [otherCase({})], twoEntries(false))).toEqual({ cases: [], patients: [] })
})

test('[P17, vignette V3] nothing is signed while the two differ in who the child is', () => {
  const [one, two] = twoEntries(true)
  const otherBirthday = two.identity === null ? two : { ...two, identity: { ...two.identity, born: '2019-03-03' } }
  const found = elsewhereOf('c-0121', 'pt1', [], [one, otherBirthday])
  expect(found.identityDiffers).toBe(true)
  expect(whatStopsLetter(letterFacts(aCaseFile(), { elsewhere: found }))).toMatchObject([{ kind: 'identity-missing' }])
  expect(elsewhereOf('c-0121', 'pt1', [], [one, { ...two, identity: null }]).identityDiffers).toBe(true)
})

test('[P17, domain 3.1] joined by one and parted by another apart: joined until a person settles it', () => {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  const [chair, secretary] = [scribe.laptop('Chair', 'chair'), scribe.laptop('Secretary', 'secretary')]
  say(chair, 'same-as/pt2', { why: 'One band', by: 'Chair', on: '2026-10-08' }, 'join-patients')
  exchange(chair, secretary)
  chair.write([{ unit: 'same-as/pt2', path: '', value: null }], 'join-patients')
  expect(joinedWith(scribe.fold())).toEqual([])
  say(secretary, 'same-as/pt2', { why: 'One band, seen again', by: 'Secretary', on: '2026-10-08' }, 'join-patients')
  expect(joinedWith(scribe.fold())).toEqual(['pt2'])
})

test('[A11, row 32] who may read the report and was never spoken of is named; not who is to read nothing, and nobody before it is here', () => {
  const units = {
    'person/mother': aPerson({ name: 'Marisol Núñez', relation: 'mother' }), 'person/father': aPerson({ name: 'Declan O’Brien', relation: 'father', order: 'b' }), 'person/uncle': aPerson({ name: 'Luis Núñez', relation: 'uncle', order: 'c' }),
    'report-access/uncle': { may: 'nothing', words: '', by: 'Dr Osei', on: '2026-10-08' }, 'report/r1': aReport(),
    'offered/r1/mother': { kind: 'offered', to: 'Marisol Núñez', format: '', language: '', on: '2026-10-20', by: 'Sam Lee' },
  }
  const named = (change: object) => {
    const file = aCaseFile({ ...units, ...change })
    return neverOffered(file, readPathway(file.record)).map(({ name }) => name)
  }
  expect([named({}), named({ 'report/r1': null })]).toEqual([['Declan O’Brien'], []])
})
