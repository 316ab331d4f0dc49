import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReferral } from '#fhir/referral/read-referral.ts'
import { kindsWithWords, wordsFor } from '#screens/kit/words-for-refusals.ts'

const TODAY = '2026-10-08'
const NHS = 'https://fhir.nhs.uk/Id/nhs-number'

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, `../../fixtures/referrals/${name}.json`), 'utf8')

function reading(text: string) {
  const answer = readReferral(text, TODAY)
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal.kind}`)
  const { read, left } = answer.value
  return {
    values: Object.fromEntries(read.map(({ box, value }) => [box, value])),
    where: Object.fromEntries(read.map(({ box, where }) => [box, where])),
    left,
    kinds: left.map(({ why }) => why.kind),
    leftAt: (where: string) => left.filter((each) => each.where === where).map(({ why }) => why.kind),
  }
}

function refusalOf(text: string): string {
  const answer = readReferral(text, TODAY)
  return answer.ok ? 'read' : answer.refusal.kind
}

type Part = Readonly<Record<string, unknown>>

const aChild: Part = { resourceType: 'Patient', id: 'c', name: [{ family: 'Stone', given: ['Amelia'] }], birthDate: '2025-08-01' }
const aRequest: Part = { resourceType: 'ServiceRequest', id: 'r', status: 'active', subject: { reference: 'Patient/c' }, requester: { reference: 'Patient/c' }, reasonCode: [{ text: 'Is surgery right?' }] }

const bundle = (...resources: readonly unknown[]): string => JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) })
const withChild = (change: Part): ReturnType<typeof reading> => reading(bundle({ ...aChild, ...change }, aRequest))
const withNumber = (value: unknown, more: Part = {}): ReturnType<typeof reading> => withChild({ identifier: [{ system: NHS, value, ...more }] })
const withRequest = (change: Part, ...others: readonly Part[]): ReturnType<typeof reading> => reading(bundle(aChild, { ...aRequest, ...change }, ...others))

describe('a referral that can be read', () => {
  it('[S31] fills the form’s boxes, each with its place in the file', () => {
    const { values, where } = reading(fixture('maryam'))
    expect(values).toEqual({
      family: 'Al-Hashimi', given: 'Maryam', inOwnScript: 'مريم الهاشمي', born: '3 2 2019', nhsNumber: '9991862528', hospitalNumber: '4105 7731',
      by: 'parent-or-carer', name: 'Layla Al-Hashimi', relationship: 'mother', responsibility: 'not-confirmed',
      question: 'Would another centre offer surgery for this tumour?', place: 'inpatient', where: 'Heron ward',
    })
    expect(where['born']).toBe('Bundle.entry[0].resource.birthDate')
    expect(where['question']).toBe('Bundle.entry[4].resource.reasonCode[0]')
  })

  it('[S31] lists what it did not read: results, a second note, a sex; and shows no address for it', () => {
    const { left, leftAt, kinds } = reading(fixture('maryam'))
    expect(leftAt('Bundle.entry[5].resource')).toEqual(['referral-resource-not-read'])
    expect(leftAt('Bundle.entry[4].resource.note[0].text')).toEqual(['referral-other-question'])
    expect(leftAt('Bundle.entry[0].resource.gender')).toEqual(['referral-no-box'])
    expect(left.find(({ where }) => where.endsWith('.address'))).toMatchObject({ says: '' })
    expect(JSON.stringify(left)).not.toMatch(/Example Street|ZZ99|7946/)
    expect(kinds.every((kind) => kindsWithWords.includes(kind))).toBe(true)
  })

  it('[S32] shows a professional by name and chooses nobody; the urgency answers no question', () => {
    const { values, left, kinds } = reading(fixture('maryam'))
    expect(values).not.toHaveProperty('lead')
    expect(left.find(({ why }) => why.kind === 'referral-professional')).toMatchObject({ says: 'Adaeze Okonjo', why: { as: 'performer' } })
    expect(kinds).toContain('referral-priority')
  })

  it('[S31] keeps every letter of a Yoruba name, composed, and leaves a former name; a question is one line', () => {
    const { values, left } = reading(fixture('ifeoluwa'))
    expect(values).toMatchObject({ family: 'Adébáyọ̀', given: 'Ifẹolúwa Grace', by: 'team', question: 'Is gene therapy the right step?; Is there a trial?' })
    expect(left.map(({ why, says }) => [why.kind, says])).toEqual([['referral-former-name', 'Ifẹolúwa Adeniyi'], ['referral-professional', 'Dr Seun Bakare']])
  })

  it('[S31] takes out signs that would turn a name round in the line it stands in', () => {
    expect(withChild({ name: [{ family: '\u202EStone\u202C', given: ['\u2067يوسف\u2069'] }] }).values).toMatchObject({ family: 'Stone', given: 'يوسف' })
  })

  it('[S31] reads a child who has a name in their own script only', () => {
    const { values } = withChild({ name: [{ family: 'العبدالله', given: ['يوسف'] }] })
    expect(values).toMatchObject({ family: 'العبدالله', given: 'يوسف' })
  })

  it('[S31, P3] makes a CHI number the other nation’s, with its reason', () => {
    const { values } = reading(fixture('kai-chi-number'))
    expect(values).toMatchObject({ unavailable: 'devolved-nation' })
    expect(values['otherNumber']).toMatch(/^010115\d{4}$/)
    expect(values).not.toHaveProperty('nhsNumber')
  })

  it('[S31] takes over why there is no NHS number', () => {
    const extension = [{ url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason', valueCodeableConcept: { coding: [{ code: 'overseas-patient' }] } }]
    expect(withChild({ identifier: [{ system: NHS, extension }] }).values).toMatchObject({ unavailable: 'overseas-patient' })
  })

  it('[S31] keeps a question of 4,000 characters whole, and leaves one of 20,001', () => {
    const long = 'Is it right? '.repeat(308).slice(0, 3999).trim()
    expect(withRequest({ reasonCode: [{ text: long }] }).values['question']).toBe(long)
    expect(withRequest({ reasonCode: [{ text: 'x'.repeat(20_001) }] }).kinds).toContain('referral-too-long')
  })
})

describe('parts that fill no box', () => {
  it.each([
    ['1111111111', 'nhs-number-repeats-one-digit'],
    ['999 123 4567', 'nhs-number-check-digit'],
    ['QQ123456C', 'looks-like-national-insurance-number'],
    ['12', 'nhs-number-not-ten-digits'],
  ])('[S31, P1, P2, P4] leaves %s, and says why', (value, kind) => {
    const { values, left } = withNumber(value)
    expect(values).not.toHaveProperty('nhsNumber')
    expect(left).toContainEqual(expect.objectContaining({ where: 'Bundle.entry[0].resource.identifier[0].value', says: value, why: expect.objectContaining({ kind }) }))
  })

  it.each([
    ['2026-10-09', 'birth-date-in-the-future'],
    ['2026-02-30', 'birth-date-not-a-date'],
    ['1970-01-01', 'birth-date-too-long-ago'],
    ['2019', 'referral-date-in-part'],
    [20190203, 'referral-wrong-type'],
  ])('[S31, P7] leaves a date of birth of %s', (birthDate, kind) => {
    const { values, leftAt } = withChild({ birthDate })
    expect(values).not.toHaveProperty('born')
    expect(leftAt('Bundle.entry[0].resource.birthDate')).toEqual([kind])
  })

  it('[S31] fills neither of two different NHS numbers', () => {
    const { values, kinds } = withChild({ identifier: [{ system: NHS, value: '9995181908' }, { system: NHS, value: '9991862528' }] })
    expect(values).not.toHaveProperty('nhsNumber')
    expect(values).not.toHaveProperty('unavailable')
    expect(kinds.filter((kind) => kind === 'referral-two-numbers')).toHaveLength(2)
  })

  it('[S31] lists what is of the wrong type by its path, whatever stands there', () => {
    for (const wrong of [true, 7, 'x', {}, [[]], [null], null]) {
      const { values } = withChild({ name: wrong, identifier: wrong, meta: wrong })
      expect(values['family']).toBeUndefined()
    }
    expect(withChild({ name: 'Stone' }).leftAt('Bundle.entry[0].resource.name')).toEqual(['referral-wrong-type'])
    expect(withChild({ name: [{ family: ['Stone'], given: 'Amelia' }] }).left.map(({ where }) => where)).toEqual(
      expect.arrayContaining(['Bundle.entry[0].resource.name[0].family', 'Bundle.entry[0].resource.name[0].given']),
    )
  })

  it('[S31] reads nothing of a request about somebody else, one that is over, one changed by an unknown mark', () => {
    for (const change of [{ subject: { reference: 'Patient/other' } }, { subject: undefined }, { status: 'revoked' }, { doNotPerform: true }, { modifierExtension: [{ url: 'x' }] }]) {
      const { values, kinds } = withRequest(change)
      expect(values).not.toHaveProperty('question')
      expect(values).not.toHaveProperty('by')
      expect(kinds).toContain('referral-no-request')
    }
  })

  it('[S31] chooses neither of two requests, and lists the questions of both', () => {
    const { values, left } = withRequest({}, { ...aRequest, id: 'r2', reasonCode: [{ text: 'Another question?' }] })
    expect(values).not.toHaveProperty('question')
    expect(left.filter(({ why }) => why.kind === 'referral-many-requests').map(({ says }) => says)).toEqual(['Is surgery right?', 'Another question?'])
  })

  it('[S30, S31] looks for nothing outside the file', () => {
    const { leftAt } = withRequest({ requester: { reference: 'https://elsewhere.example/RelatedPerson/1' } })
    expect(leftAt('Bundle.entry[1].resource.requester.reference')).toEqual(['referral-points-outside'])
  })

  it('[S31] reads what stands twice once, and points to neither of two that differ', () => {
    expect(reading(bundle(aChild, aChild, aRequest)).kinds).toContain('referral-entry-twice')
    const mother = { resourceType: 'RelatedPerson', id: 'm', patient: { reference: 'Patient/c' }, name: [{ text: 'One' }] }
    const { values, kinds } = withRequest({ requester: { reference: 'RelatedPerson/m' } }, mother, { ...mother, name: [{ text: 'Two' }] })
    expect(values).not.toHaveProperty('name')
    expect(kinds).toContain('referral-entries-differ')
  })

  it('[S31] says first what must be known: the child has died, the file is sensitive', () => {
    expect(withChild({ deceasedBoolean: true, meta: { security: [{ code: 'R' }] } }).kinds).toEqual(expect.arrayContaining(['referral-died', 'referral-sensitive']))
    expect(withChild({ deceasedBoolean: false }).kinds).not.toContain('referral-died')
  })

  it('[S31] counts a thousand results in one line', () => {
    const results = Array.from({ length: 1000 }, (_, n) => ({ resourceType: 'Observation', id: `o${n}` }))
    const { left } = withRequest({}, ...results)
    expect(left.filter(({ says }) => says === 'Observation')).toEqual([expect.objectContaining({ why: expect.objectContaining({ count: 1000 }) })])
  })
})

describe('parental responsibility', () => {
  const asked = (change: Part) => withRequest({ requester: { reference: 'RelatedPerson/m' } }, { resourceType: 'RelatedPerson', id: 'm', patient: { reference: 'Patient/c' }, ...change })

  it('[S32, row 8] is not confirmed, whatever the file says of it', () => {
    for (const change of [{ relationship: [{ text: 'mother, parental responsibility confirmed' }] }, { responsibility: 'confirmed' }, { extension: [{ url: 'parental-responsibility', valueBoolean: true }] }]) {
      const { values, kinds } = asked(change)
      expect(values['responsibility']).toBe('not-confirmed')
      expect(kinds).toContain('referral-responsibility')
    }
  })

  it('[S31] takes nobody for who asks who is not said to be this child’s', () => {
    expect(asked({ patient: { reference: 'Patient/other' } }).values).not.toHaveProperty('by')
    expect(asked({ active: false }).values).not.toHaveProperty('by')
  })
})

describe('a file that is refused', () => {
  it.each([
    ['', 'referral-empty'],
    [' \n', 'referral-empty'],
    ['%PDF-1.7', 'referral-json-broken'],
    ['{"resourceType": "Bundle",', 'referral-json-broken'],
    ['{"a": 1, "a": 2}', 'referral-json-twice'],
    ['null', 'referral-not-a-bundle'],
    ['[]', 'referral-not-a-bundle'],
    ['{"resourceType":"Patient"}', 'referral-not-a-bundle'],
    ['{"resourceType":["Bundle"]}', 'referral-not-a-bundle'],
    ['{"resourceType":"Bundle","type":"history","entry":[]}', 'referral-bundle-type'],
    ['{"resourceType":"Bundle","entry":[]}', 'referral-bundle-type'],
    ['{"resourceType":"Bundle","type":"collection","entry":{}}', 'referral-no-entries'],
    [bundle(), 'referral-no-patient'],
    [bundle(aRequest), 'referral-no-patient'],
    [bundle(aChild, { ...aChild, id: 'd' }), 'referral-many-patients'],
    [bundle(aChild, { ...aRequest, contained: [{ ...aChild, id: 'd' }] }), 'referral-many-patients'],
    [bundle({ ...aChild, modifierExtension: [{ url: 'x' }] }), 'referral-patient-not-plain'],
  ])('[S30] %j is %s', (text, kind) => {
    expect(refusalOf(text)).toBe(kind)
    expect(kindsWithWords).toContain(kind)
    expect(wordsFor({ kind })).toMatch(/nothing was changed\.$/)
  })

  it('[S30] is too large above 10 MB and too deep at 10,000, before anything is made of it', () => {
    expect(refusalOf(' '.repeat(10 * 1024 * 1024 + 1))).toBe('referral-too-large')
    expect(refusalOf('['.repeat(10_000) + ']'.repeat(10_000))).toBe('referral-json-too-deep')
    expect(refusalOf(`{"resourceType":"Bundle","a":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`)).toBe('referral-json-too-deep')
  })

  it('[S30] never quotes the file: no name of a child in the words', () => {
    const answer = readReferral('{"family": "Stone", "family": "Stone"', TODAY)
    expect(JSON.stringify(answer)).not.toContain('Stone')
  })
})

describe('any file at all', () => {
  it('[S30, S31] “__proto__”, “constructor” and the like change nothing and are listed', () => {
    const text = bundle(aChild, aRequest).replace('"birthDate"', '"__proto__":{"active":false,"birthDate":"2020-01-01"},"constructor":{"prototype":1},"birthDate"')
    const { values, leftAt } = reading(text)
    expect(values['born']).toBe('1 8 2025')
    expect(leftAt('Bundle.entry[0].resource.__proto__')).toEqual(['referral-no-box'])
    expect(leftAt('Bundle.entry[0].resource.constructor')).toEqual(['referral-no-box'])
    expect(({} as Part)['active']).toBeUndefined()
    expect(refusalOf('{"__proto__":{"resourceType":"Bundle","type":"collection","entry":[]}}')).toBe('referral-not-a-bundle')
    expect(reading(bundle({ resourceType: 'Patient', __proto__: null, ...JSON.parse('{"__proto__":{"name":[{"family":"x"}]}}') as Part })).values).toEqual({})
  })

  it('[S30, S32] never throws, and never confirms a responsibility, whatever stands anywhere', () => {
    const keys = ['resourceType', 'id', 'name', 'family', 'given', 'text', 'use', 'identifier', 'system', 'value', 'type', 'coding', 'code', 'subject', 'patient', 'reference', 'requester', 'reasonCode', 'note', 'relationship', 'performer', 'encounter', 'class', 'contained', 'meta', 'security', 'period', 'end', 'responsibility', '__proto__', 'toString']
    const leaf = fc.oneof(fc.constantFrom('Patient', 'RelatedPerson', 'ServiceRequest', 'Practitioner', 'PractitionerRole', 'Encounter', 'Patient/c', 'RelatedPerson/c', '#c', 'c', NHS, 'confirmed', '9995181908', 'MR', 'IMP', 'active', '\ud800', '\u202eabc'), fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 6 })),
    }))
    const part = fc.dictionary(fc.constantFrom(...keys), tree, { maxKeys: 8 })
    fc.assert(
      fc.property(part, part, part, fc.array(tree, { maxLength: 3 }), (child, request, person, others) => {
        const text = bundle(
          { ...child, resourceType: 'Patient', id: 'c' },
          { reasonCode: [{ text: 'Why?' }], ...request, resourceType: 'ServiceRequest', subject: { reference: 'Patient/c' } },
          { ...person, resourceType: 'RelatedPerson', id: 'c', patient: { reference: 'Patient/c' } },
          ...others,
        )
        const answer = readReferral(text, TODAY)
        if (!answer.ok) {
          expect(kindsWithWords).toContain(answer.refusal.kind)
          return
        }
        for (const { box, value } of answer.value.read) {
          expect(value.trim() !== '' && !/\p{Cs}/u.test(value)).toBe(true)
          if (box === 'responsibility') expect(value).toBe('not-confirmed')
        }
        for (const { why } of answer.value.left) expect(kindsWithWords).toContain(why.kind)
      }),
      { numRuns: 500 },
    )
  })

  it('[S30] never throws on any JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => void expect(readReferral(text, TODAY)).toMatchObject({ ok: false })))
  })
})
