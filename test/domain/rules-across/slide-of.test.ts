import fc from 'fast-check'
import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import type { CaseSlide, Slide } from '#domain/meeting/slide.ts'
import { slideSchema } from '#domain/meeting/slide.ts'
import type { Identity } from '#domain/person/identity.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { nothingElsewhere } from '#domain/rules-across/elsewhere.ts'
import { isRestricted } from '#domain/rules-across/is-restricted.ts'
import { slideOf, type SlideFacts } from '#domain/rules-across/slide-of.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'
import { aCaseFile, aDecision, aTask, aWrittenCase, meetingDay, say, someIndications, someWords, zoe } from '../a-case.ts'

const hearing = { on: '2026-10-13', legalContact: 'Mrs Pettifer, extension 4471', restriction: true }

function aPatient(...identities: readonly Identity[]) {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  const laptop = scribe.laptop('Chair', 'chair')
  for (const identity of identities) say(laptop, 'identity', identity, 'change-patient')
  return scribe.fold()
}

function aSlide(change: Readonly<Record<string, unknown>> = {}, facts: Partial<SlideFacts> = {}): Slide {
  const file = aCaseFile(change)
  return slideOf({
    file, isErased: false, restricted: isRestricted(file, nothingElsewhere), patient: aPatient(zoe), beside: [], meeting: { id: 'm1', name: 'Complex cases MDT', on: meetingDay }, place: { number: 1, of: 6 },
    today: meetingDay, bankHolidays: englishBankHolidays, madeUp: true, providerLabel: () => 'Neurology MDT, Northern Made-up Infirmary', view: 'case', nameShown: true, ...facts,
  })
}

const caseSlide = (change: Readonly<Record<string, unknown>> = {}, facts: Partial<SlideFacts> = {}): CaseSlide => {
  const slide = aSlide(change, facts)
  if (slide.kind !== 'case') throw new Error('the slide shows its case')
  return slide
}

test('[M30, domain 4.1] the slide has the question, both sides in the order spoken, why, who is asked, and what was agreed', () => {
  const sides = { 'side/m1/2': { who: 'Oncology', text: 'Wait.', order: 'b' }, 'side/m1/1': { who: 'Neurosurgery', text: 'Operate.', order: 'a' } }
  expect(caseSlide(sides)).toMatchObject({
    who: { kind: 'named', name: 'Zoë O’Brien-Núñez' }, age: '7 years', setting: 'outpatient', standing: null,
    question: 'What is causing the encephalopathy?',
    sides: [{ who: 'Neurosurgery', text: 'Operate.' }, { who: 'Oncology', text: 'Wait.' }],
    agreed: { sentence: 'Ask the neurology team for their view.', standing: 'agreement' },
    why: [{ words: 'Diagnostic uncertainty', primary: true }],
    asked: [{ label: 'Neurology MDT, Northern Made-up Infirmary', independence: 'independent' }],
    court: null, unsettled: [], words: [],
  })
})

test('[M30, E31] words of any length make a slide that is shown: a refused one would leave the case before it on the wall', () => {
  const long = 'word '.repeat(5000)
  const sides = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`side/m1/${at}`, { who: long, text: long, order: `a${at}` }]))
  const change = { question: { text: long, inShort: '' }, ...sides, 'words/a': someWords({ speaker: long, text: long }) }
  const facts = { view: 'words', patient: aPatient({ ...zoe, family: long }), meeting: { id: 'm1', name: long, on: meetingDay }, providerLabel: () => long } as const
  expect(slideSchema.safeParse(aSlide(change, facts)).success).toBe(true)
})

test('[M30, domain 4.1] the family’s and young person’s words are on it when they are asked for, with who said them', () => {
  const words = { 'words/a': someWords(), 'words/b': someWords({ kind: 'offered-declined', order: 'b' }) }
  expect(caseSlide(words).words).toEqual([])
  expect(caseSlide(words, { view: 'words' }).words).toEqual([{ text: 'Will she  walk?\n— and when', who: 'Marisol Núñez, mother', youngPerson: false }])
  expect(caseSlide(words, { view: 'words', nameShown: false }).words[0]?.who).toBe('mother')
})

test('[M30, vignette V3] of the identity there is a name or initials, and the age; numbers go from the words too', () => {
  const shown = JSON.stringify(aSlide({ question: { text: 'Zoë, 999 526 0182, H100121: what now?', inShort: '' } }))
  expect(shown).toContain('Zoë, [number], [number]: what now?')
  for (const never of ['2019-03-02', '9995260182', '999 526 0182', 'H100121']) expect(shown).not.toContain(never)
  expect(caseSlide({}, { nameShown: false }).who).toEqual({ kind: 'initials', initials: 'Z O' })
})

test('[M31, vignette V10] with a restriction there are no initials either, and the hearing is counted without its contact', () => {
  const slide = caseSlide({ hearing }, { nameShown: false })
  expect(slide.who).toEqual({ kind: 'restricted' })
  expect(caseSlide({ hearing }).who).toMatchObject({ kind: 'named', restricted: true })
  expect(slide.court).toEqual({ on: '2026-10-13', days: 5, workingDays: ['2026-10-09', '2026-10-12'] })
  expect(caseSlide({ hearing: { ...hearing, on: '2026-10-07' } }).court).toBeNull()
})

test('[M31, P17, vignette V10] a restriction in another case of the child, or of a joined entry, holds here', () => {
  expect(isRestricted(aCaseFile(), nothingElsewhere)).toBe(false)
  expect(isRestricted(aCaseFile(), { restriction: true })).toBe(true)
  expect(isRestricted(null, { restriction: true })).toBe(true)
  expect(caseSlide({}, { nameShown: false, restricted: true }).who).toEqual({ kind: 'restricted' })
})

test('[M31, vignette V3] a name the child had before is hidden as well', () => {
  const patient = aPatient({ ...zoe, given: 'Baby', family: 'Tanaka' }, { ...zoe, given: 'Aiko', family: 'Williams' })
  const question = { text: 'Baby Tanaka, now Aiko Williams', inShort: '' }
  expect(caseSlide({ question }, { patient, nameShown: false }).question).toBe('Baby [name], now [name]')
})

test('[M34, design 3] of two versions neither is on the slide, and it says so; what two people wrote apart of the child withholds all', () => {
  const { scribe, chair } = aWrittenCase()
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'decision/m1', aDecision({ sentence: 'One.' }))
  say(secretary, 'decision/m1', aDecision({ sentence: 'Other.' }))
  say(chair, 'side/m1/1', { who: 'A', text: 'a', order: 'a' })
  say(secretary, 'side/m1/1', { who: 'A', text: 'b', order: 'a' })
  const slide = caseSlide({}, { file: readCaseFile(scribe.fold()) })
  expect([slide.agreed, slide.asked, slide.sides, slide.unsettled]).toEqual([null, [], [], ['sides', 'agreed']])

  const patient = new Scribe({ kind: 'patient', id: 'pt1' })
  const [one, other] = [patient.laptop('Chair', 'chair'), patient.laptop('Secretary', 'secretary')]
  for (const [laptop, given] of [[one, 'Zoë'], [other, 'Zoe']] as const) laptop.state('identity', toJson({ ...zoe, given }) as JsonObject, 'change-patient')
  expect(aSlide({}, { patient: patient.fold() })).toMatchObject({ kind: 'withheld', why: 'two-versions' })
})

test('[M34, design 3] a case not read yet, or whose child is not here, has nothing on the slide but its place', () => {
  for (const facts of [{ file: null }, { patient: null }, { patient: aPatient() }]) {
    expect(aSlide({}, facts)).toEqual({ kind: 'withheld', place: { number: 1, of: 6 }, meeting: { name: 'Complex cases MDT', on: meetingDay }, madeUp: true, why: 'not-here-yet' })
  }
})

test('[M34, design 3] what was agreed without a quorum is a view; with no outcome nothing is agreed', () => {
  expect(caseSlide({ 'decision/m1': aDecision({ standing: 'view' }) }).agreed?.standing).toBe('view')
  expect(caseSlide({ 'decision/m1': aDecision({ outcome: null }) }).agreed).toBeNull()
})

test('[M30, domain 4.1] a parked child is shown as parked, and an ended case as ended', () => {
  const hold = { state: 'parked', by: 'Dr Osei', at: '2026-10-08T11:40:00.000Z', reviewOn: null, why: 'private' }
  expect(caseSlide({ hold }).standing).toBe('parked')
  expect(caseSlide({ hold, ended: { how: 'died', by: 'Dr Osei', on: meetingDay } }).standing).toBe('died')
})

/** A text with no plain word in it, so that finding it on a slide can be no chance. */
const secret = fc.stringMatching(/^[bcdfghjkqvwxz]{9,14}$/)

test('[M30, domain 4.1] whatever is written, no dissent, note, task, contact or consent reaches the slide', () => {
  fc.assert(
    fc.property(fc.array(secret, { minLength: 12, maxLength: 12 }), fc.boolean(), fc.constantFrom('case', 'words', 'read-back'), (secrets, nameShown, view) => {
      const at = (index: number): string => secrets[index] ?? ''
      const slide = aSlide(
        {
          subject: { patient: 'pt1', reference: at(0), leadConsultant: { user: 'x', name: at(1) } },
          setting: { place: 'inpatient', where: at(2) },
          brief: { diagnoses: [at(3)], soFar: at(3), now: at(3), treatedBy: [at(3)] },
          hearing: { ...hearing, legalContact: at(4) },
          'dissent/m1/x': { meeting: 'm1', user: 'x', name: at(5), reason: at(6) },
          'task/t1': aTask({ what: at(7), owner: { user: 'x', name: at(7) } }),
          'consent/mother': { person: at(8), relation: at(8), answer: 'refused', on: null },
          'override/consent': { reason: at(9), by: at(9) },
          'decision/m1': aDecision({ rationale: at(10), override: { reason: at(10), by: at(10) }, more: { what: at(10), who: at(10), by: at(10) } }),
          'words/a': someWords({ writtenBy: at(11) }),
          request: { by: 'team', name: at(11), relationship: '', parentalResponsibility: 'not-needed', how: at(11), on: meetingDay, words: at(11) },
        },
        { nameShown, view },
      )
      const shown = JSON.stringify(slide)
      for (const hidden of secrets) expect(shown).not.toContain(hidden)
      expect(slideSchema.parse(slide)).toEqual(slide)
    }),
    { numRuns: 100 },
  )
})

test('[M31, vignette V10] with the name hidden no name on file reaches the slide, wherever and however it was written', () => {
  const write = fc.constantFrom<(name: string) => string>((one) => one, (one) => one.toUpperCase(), (one) => one.normalize('NFD'), (one) => `${one}’s`, (one) => `“${one}!”`)
  const named = fc.tuple(secret, secret, secret, secret).map((all) => all.map((one) => one.charAt(0).toUpperCase() + one.slice(1)))
  fc.assert(
    fc.property(named, write, fc.constantFrom('case', 'words', 'read-back'), ([given = '', family = '', mother = '', asks = ''], typed, view) => {
      const text = [given, family, mother, asks, `${given} ${family}`].map((name) => `and ${typed(name)} said so`).join('. ')
      const slide = aSlide(
        {
          hearing, question: { text, inShort: text }, 'side/m1/1': { who: text, text, order: 'a' }, 'decision/m1': aDecision({ sentence: text }),
          'words/a': someWords({ text, speaker: mother, relation: `mother of ${typed(given)}` }), 'indications/m1': someIndications({ chosen: [], primary: null, none: text }),
          request: { by: 'parent-or-carer', name: asks, relationship: 'father', parentalResponsibility: 'confirmed', how: '', on: meetingDay, words: '' },
        },
        { patient: aPatient({ ...zoe, given, family, inOwnScript: 'يوسف العبدالله' }), nameShown: false, view, providerLabel: () => text },
      )
      const shown = JSON.stringify(slide).toLowerCase()
      for (const name of [given, family, mother, asks, 'يوسف']) expect(shown).not.toContain(name.toLowerCase())
    }),
    { numRuns: 200 },
  )
})

test('[M30, domain 4.1] nothing can be added to the message on its way', () => {
  expect(slideSchema.safeParse({ ...aSlide(), notes: 'private' }).success).toBe(false)
  expect(slideSchema.safeParse({ ...aSlide(), who: { kind: 'restricted', name: 'Zoë' } }).success).toBe(false)
})

test('[M31, P17, vignette V10] who is named in another case of the child alone is hidden; until that is read nothing is shown', () => {
  const beside = [aWrittenCase({ 'person/m': { name: 'Beata Kowalska' } }).scribe.fold()]
  const question = { question: { text: 'Mrs Kowalska asks: what now?', inShort: '' } }
  expect(caseSlide(question, { beside, nameShown: false }).question).toBe('Mrs [name] asks: what now?')
  expect(aSlide(question, { beside: null, nameShown: false })).toMatchObject({ kind: 'withheld', why: 'not-here-yet' })
})

test('[M30, K43] of a case that was erased while the room looks at it nothing is shown, and it is not said to come yet', () => {
  expect(aSlide({}, { isErased: true })).toMatchObject({ kind: 'withheld', why: 'erased' })
})
