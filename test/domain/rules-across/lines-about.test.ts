import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { besideOf, elsewhereOf, sharesNumber } from '#domain/rules-across/elsewhere.ts'
import { linesAbout } from '#domain/rules-across/index-children.ts'
import type { CaseSummary, PatientSummary } from '#domain/rules-across/summaries.ts'

const IDS = ['p0', 'p1', 'p2', 'p3', 'p4']
const NUMBERS = ['9993909963', '9992319488']

const patient = (id: string): fc.Arbitrary<PatientSummary> =>
  fc
    .record({ sameAs: fc.subarray(IDS), number: fc.constantFrom(...NUMBERS, null), given: fc.constantFrom('Maisie', 'May'), isRead: fc.boolean() })
    .map(({ sameAs, number, given, isRead }) => {
      const nhs = number === null ? { kind: 'unavailable', reason: 'overseas-patient' } : { kind: 'number', number }
      const identity = isRead ? { given, family: 'Fairweather-Ng', born: '2017-05-14', nhs, hospitalNumber: `H${id}` } : null
      return { kind: 'patient', id, identity, sameAs: sameAs.filter((other) => other !== id) } as unknown as PatientSummary
    })

const aCase = (at: number): fc.Arbitrary<CaseSummary> =>
  fc
    .record({ patient: fc.constantFrom(...IDS, 'elsewhere'), ended: fc.constantFrom(null, 'died'), addressProtected: fc.boolean(), isHeld: fc.boolean(), restriction: fc.boolean() })
    .map(({ isHeld, restriction, ...rest }) => ({ kind: 'case', id: `c${at}`, hold: isHeld ? {} : null, hearing: { restriction }, ...rest }) as unknown as CaseSummary)

const lists = fc.record({
  patients: fc.subarray(IDS, { minLength: 1 }).chain((ids) => fc.tuple(...ids.map(patient))),
  cases: fc.integer({ min: 0, max: 6 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => aCase(at)))),
  child: fc.constantFrom(...IDS),
})

describe('[P17, S8, M31] the few lines that say something of one child', () => {
  it('answer as all the lines do', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom('c0', 'c1', 'none'), ({ patients, cases, child }, id) => {
        const few = linesAbout(child, cases, patients)
        expect(elsewhereOf(id, child, few.cases, few.patients)).toEqual(elsewhereOf(id, child, cases, patients))
        expect(besideOf(id, child, few.cases, few.patients)).toEqual(besideOf(id, child, cases, patients))
        expect(sharesNumber(child, few.patients)).toEqual(sharesNumber(child, patients))
      }),
      { numRuns: 2000 },
    )
  })

  it('are few: a child nobody is joined with has their own', () => {
    const lines = fc.sample(lists, { numRuns: 50, seed: 1 }).flatMap(({ patients, cases, child }) => linesAbout(child, cases.filter((entry) => entry.patient !== child), patients.filter(({ id }) => id === child)).cases)
    expect(lines).toEqual([])
  })
})
