import { expect, test } from 'vitest'
import { noteRefusal } from '#domain/rules-across/note-refusal.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { whatStopsLetter, type LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { anAct, exchange } from '../../builders/an-act.ts'
import { aCaseFile, aConsent, aDecision, aProvider, aShortlisted, aWrittenCase, letterFacts, say, treatedHere } from '../a-case.ts'
import { anAnswer, anApproach } from '../pathway/a-pathway.ts'

const stops = (change: Readonly<Record<string, unknown>> = {}, facts: Partial<LetterFacts> = {}) =>
  whatStopsLetter(letterFacts(aCaseFile(change), facts)).map((stop) => `${stop.rule} ${stop.kind}`)

test('[L4, row 14] nothing stops a case that is complete', () => {
  expect(stops()).toEqual([])
})

const hold = { by: 'Dr Osei', at: '2026-10-08T09:00:00+01:00', reviewOn: null, why: 'theatre' }

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['[L1, design 3] a child who died', { ended: { how: 'died', by: 'Dr Osei', on: '2026-10-08' } }, 'L1 ended'],
  ['[L1, design 3] a request withdrawn', { ended: { how: 'withdrawn', by: 'Mother', on: '2026-10-08' } }, 'L1 ended'],
  ['[L2, row 21] urgent treatment', { hold: { ...hold, state: 'parked' } }, 'L2 parked-for-urgent-treatment'],
  ['[L3, row 15] independence not yet checked', { 'shortlist/p1': aShortlisted({ independence: null }) }, 'L3 independence-not-checked'],
  ['[L3, row 15] a provider on no shortlist', { 'shortlist/p1': null }, 'L3 independence-not-checked'],
  ['[D4, row 15] no independence and no override', { 'shortlist/p1': aShortlisted({ independence: treatedHere }) }, 'D4 provider-not-independent'],
  ['[L4, row 14] no provider', { 'decision/m1': aDecision({ provider: null }) }, 'L4 no-provider'],
  ['[M2, design 3] only a view', { 'decision/m1': aDecision({ standing: 'view' }) }, 'M2 only-a-view'],
  ['[L5, row 36] no question', { 'team-question/q1': null }, 'L5 no-question'],
  ['[L5, row 36] a question without words', { 'team-question/q1': { prose: [{ kind: 'paragraph', runs: [{ text: ' ' }] }], order: 'a' } }, 'L5 no-question'],
  ['[L6, vignette V6] nobody’s consent', { 'consent/mother': null }, 'L6 no-consent'],
  ['[L6, vignette V6] consent not asked', { 'consent/mother': aConsent({ answer: 'not-asked' }) }, 'L6 no-consent'],
  ['[L6, vignette V6] a refusal beside an agreement', { 'consent/father': aConsent({ person: 'Father', answer: 'refused' }) }, 'L6 consent-refused'],
])('%s stops the letter', (_, change, stop) => {
  expect(stops(change)).toEqual([stop])
})

test.each(['more-information', 'not-supported', 'deferred-urgent', 'redirected'] as const)('[L4, row 14] "%s" is nothing a letter can be made from', (outcome) => {
  expect(stops({ 'decision/m1': aDecision({ outcome }) })).toContain('L4 nothing-agreed')
})

test('[L4, row 14] neither is no decision', () => {
  expect(stops({ 'decision/m1': null })).toEqual(['L4 nothing-agreed', 'L4 no-provider'])
})

test('[D4, row 15] the chair’s recorded override lets it go on', () => {
  expect(stops({ 'shortlist/p1': aShortlisted({ independence: treatedHere }), 'decision/m1': aDecision({ override: { reason: 'The only centre.', by: 'Dr Osei' } }) })).toEqual([])
})

test('[A3, row 14] nobody who declined is written to', () => {
  expect(stops({ 'approach/p1': anApproach({ answer: anAnswer({ kind: 'declined' }) }) })).toEqual(['A3 provider-declined'])
})

test('[L2, row 21] once stable, it goes on', () => {
  expect(stops({ hold: { ...hold, state: 'stable' } })).toEqual([])
})

test('[V1, row 1] our own organisation stops it, and so does not knowing which is ours', () => {
  expect(stops({}, { provider: aProvider({ ods: 'ZZ1' }) })).toEqual(['V1 provider-at-home-trust'])
  expect(stops({}, { team: null })).toEqual(['V1 team-missing'])
})

test('[V2, row 11] what is missing of the provider is named', () => {
  const [stop] = whatStopsLetter(letterFacts(aCaseFile(), { provider: aProvider({ type: 'individual', body: '' }) }))
  expect(stop).toEqual({ kind: 'provider-incomplete', rule: 'V2', detail: 'professional body, registration number' })
})

test('[V2, row 11] a UK doctor’s GMC number is one; a number abroad is the register’s own', () => {
  const doctor = aProvider({ type: 'individual', number: 'abc' })
  expect(whatStopsLetter(letterFacts(aCaseFile(), { provider: doctor }))).toMatchObject([{ kind: 'provider-incomplete', detail: 'a GMC number of 7 digits' }])
  expect(stops({}, { provider: { ...doctor, number: 'C1234567' } })).toEqual([])
  expect(stops({}, { provider: { ...doctor, country: 'US', ods: '', body: 'GMC of Nowhere' } })).toEqual([])
})

test('[V2, row 11] why they are well placed for this question is written down', () => {
  expect(stops({ 'shortlist/p1': aShortlisted({ why: ' ' }) })).toEqual(['V2 relevance-missing'])
})

test('[D4, row 15] an override answers only the independence the chair had before them', () => {
  const { scribe, chair } = aWrittenCase({ 'shortlist/p1': aShortlisted({ independence: treatedHere }) })
  say(chair, 'decision/m1', aDecision({ override: { reason: 'The only centre.', by: 'Chair' } }), 'choose-provider')
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  const stopped = () => whatStopsLetter(letterFacts(readCaseFile(scribe.fold()))).map((stop) => stop.kind)
  expect(stopped()).toEqual([])
  say(secretary, 'shortlist/p1', aShortlisted({ independence: { ...treatedHere, checked: 5 } }), 'record-independence')
  expect(stopped()).toEqual(['provider-not-independent'])
  exchange(chair, secretary)
  say(secretary, 'decision/m1', aDecision({ override: { reason: 'The only centre.', by: 'Chair' }, sentence: 'Put better.' }), 'record-outcome')
  expect(stopped()).toEqual(['provider-not-independent'])
})

test('[D4, row 15] the back-up goes on with the chair’s reason for them alone, given after what was found', () => {
  const declined = { provider: 'p1', on: '2026-10-09', by: 'Sam Lee', how: '', whom: '', answer: { kind: 'declined', on: '2026-10-09', whom: 'Ms Bell', words: '', sees: null }, familyTold: null }
  const { scribe, chair } = aWrittenCase({ 'decision/m1': aDecision({ backUp: 'p2' }), 'approach/p1': declined, 'shortlist/p2': aShortlisted({ provider: 'p2', order: 'b', independence: treatedHere }) })
  const stopped = () => whatStopsLetter(letterFacts(readCaseFile(scribe.fold()))).map((stop) => stop.kind)
  expect(stopped()).toEqual(['provider-not-independent'])
  say(chair, 'override/independence/p1', { reason: 'Of another.', by: 'Chair' }, 'override-rule')
  expect(stopped()).toEqual(['provider-not-independent'])
  say(chair, 'override/independence/p2', { reason: 'The only centre.', by: 'Chair' }, 'override-rule')
  expect(stopped()).toEqual([])
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(secretary, 'shortlist/p2', aShortlisted({ provider: 'p2', order: 'b', independence: { ...treatedHere, checked: 5 } }), 'record-independence')
  expect(stopped()).toEqual(['provider-not-independent'])
})

test('[V3, vignette V4] a professor abroad with body and number stops nothing', () => {
  expect(stops({}, { provider: aProvider({ type: 'individual', country: 'US', ods: '', body: 'Board of Medicine', number: 'MA-20931' }) })).toEqual([])
})

test('[P5, vignette V3] who the child is must be settled', () => {
  expect(stops({}, { identity: null })).toEqual(['P5 identity-missing'])
  expect(stops({}, { patientNeedsAPerson: true })).toEqual(['P5 identity-missing'])
})

test('[L6, vignette V6] a refusal names who refused, for the screen', () => {
  const file = aCaseFile({ 'consent/mother': aConsent({ answer: 'refused' }) })
  expect(whatStopsLetter(letterFacts(file))).toMatchObject([{ kind: 'consent-refused', detail: 'Marisol Núñez' }, { kind: 'no-consent' }])
})

const overridden = { reason: 'The court has ordered it.', by: 'Chair' }
const fatherSaidNo = aConsent({ person: 'Father', answer: 'refused' })

test('[L6, vignette V6] the chair’s reason lets the letter go on against a refusal, and is kept', () => {
  const file = aCaseFile({ 'consent/father': fatherSaidNo, 'override/consent': overridden })
  expect(whatStopsLetter(letterFacts(file))).toEqual([])
  expect(file.consentOverride).toEqual(overridden)
})

test('[L6, vignette V6] no reason stands in for an agreement: somebody must have agreed', () => {
  expect(stops({ 'consent/mother': null, 'consent/father': fatherSaidNo, 'override/consent': overridden })).toEqual(['L6 no-consent'])
})

test('[L6, vignette V6] a reason answers only the refusals its author had seen, not one that came after or apart', () => {
  const { scribe, chair } = aWrittenCase({ 'consent/father': fatherSaidNo })
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'override/consent', overridden)
  say(secretary, 'consent/aunt', aConsent({ person: 'Aunt', answer: 'refused' }))
  const stopped = () => whatStopsLetter(letterFacts(readCaseFile(scribe.fold())))
  expect(stopped()).toMatchObject([{ kind: 'consent-refused', detail: 'Aunt' }])
  exchange(chair, secretary)
  say(chair, 'override/consent', { ...overridden, reason: 'Heard both.' })
  expect(stopped()).toEqual([])
  say(chair, 'consent/father', { ...fatherSaidNo, on: '2026-10-09' })
  expect(stopped()).toMatchObject([{ kind: 'consent-refused', detail: 'Father' }])
})

function withSecretary() {
  const written = aWrittenCase()
  const secretary = written.scribe.laptop('Secretary', 'secretary')
  exchange(written.chair, secretary)
  return { ...written, secretary, stopped: () => whatStopsLetter(letterFacts(readCaseFile(written.scribe.fold()))).map((stop) => `${stop.rule} ${stop.kind}`) }
}

test('[J6, design 3] two versions of anything stop it, by the name of the unit', () => {
  const { scribe, chair, secretary, stopped } = withSecretary()
  say(chair, 'setting', { place: 'inpatient', where: '' })
  say(secretary, 'setting', { place: 'inpatient', where: 'Ward 3' })
  expect(stopped()).toEqual(['J6 two-versions'])
  expect(whatStopsLetter(letterFacts(readCaseFile(scribe.fold())))).toMatchObject([{ detail: 'setting' }])
})

test('[J10, design 3] something late stops it until a person has looked', () => {
  const { chair, secretary, stopped } = withSecretary()
  chair.state('signed/minute/m1', { frozen: ['indications/m1'], shown: 'a'.repeat(64) })
  say(secretary, 'indications/m1', { chosen: [], primary: null, disagreements: [], none: 'x' })
  expect(stopped()).toEqual(['J10 late-change'])
})

test('[J11, design 3] something signed twice stops it', () => {
  const { chair, secretary, stopped } = withSecretary()
  chair.state('signed/minute/m1', { frozen: [], shown: 'a'.repeat(64) })
  secretary.state('signed/minute/m1', { frozen: [], shown: 'b'.repeat(64) })
  expect(stopped()).toEqual(['J11 signed-twice'])
})

test('[J7, design 3] an earlier part that has not arrived stops it', () => {
  const { scribe } = withSecretary()
  const file = readCaseFile(scribe.fold(scribe.all.filter((act) => !act.facts.some(({ unit }) => unit === 'question'))))
  expect(whatStopsLetter(letterFacts(file)).map((stop) => stop.rule)).toEqual(['J7'])
})

test('[J8, design 3] an entry the trust server refused stops it', () => {
  const { scribe, chair } = withSecretary()
  const refused = say(chair, 'question', { text: 'x', inShort: '' })
  const file = readCaseFile(scribe.fold(scribe.all, new Set([refused.id])))
  expect(whatStopsLetter(letterFacts(file)).map((stop) => stop.rule)).toEqual(['J8'])
  const noted = noteRefusal(file.record, refused.id, 'entered again')
  if (!noted.ok) throw new Error(noted.refusal.kind)
  chair.write(noted.value, 'note-refusal')
  expect(whatStopsLetter(letterFacts(readCaseFile(scribe.fold(scribe.all, new Set([refused.id])))))).toEqual([])
  expect(whatStopsLetter(letterFacts(readCaseFile(scribe.fold(scribe.all.filter((act) => act.id !== refused.id)))))).toEqual([])
})

test('[J9, design 3] an entry by a newer version stops it', () => {
  const { scribe } = withSecretary()
  const file = readCaseFile(scribe.fold([...scribe.all, anAct({ n: 90, schema: 2 })]))
  expect(whatStopsLetter(letterFacts(file)).map((stop) => stop.rule)).toEqual(['J9'])
})

test('[L1, design 3] everything that stops it is listed, the most serious first', () => {
  const all = stops({ ended: { how: 'died', by: 'x', on: '2026-10-08' }, 'team-question/q1': null, 'consent/mother': null }, { identity: null })
  expect(all).toEqual(['L1 ended', 'P5 identity-missing', 'L5 no-question', 'L6 no-consent'])
})

test('[V10, L3, row 15] a team named after the check was not asked about: the provider is not yet checked', () => {
  const brief = (...treatedBy: string[]) => ({ brief: { diagnoses: [], soFar: '', now: '', treatedBy } })
  expect(stops(brief('fairhaven  Neurology'))).toEqual([])
  expect(stops(brief('Fairhaven neurology', 'Northgate General, neurology'))).toEqual(['L3 independence-not-checked'])
  expect(stops({ ...brief('Northgate General, neurology'), 'shortlist/p1': aShortlisted({ independence: treatedHere }) })).toEqual(['L3 independence-not-checked', 'D4 provider-not-independent'])
  // The chair’s reason for one team says nothing of the next.
  const overridden = { 'shortlist/p1': aShortlisted({ independence: treatedHere }), 'override/independence/p1': { reason: 'Nobody else does this.', by: 'Chair' } }
  expect([stops({ ...brief('Fairhaven neurology'), ...overridden }), stops({ ...brief('Northgate General, neurology'), ...overridden })]).toEqual([[], ['L3 independence-not-checked']])
})
