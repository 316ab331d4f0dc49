import { expect, test } from 'vitest'
import { isAdult, isPresumedCompetent } from '#domain/person/coming-of-age.ts'
import { actionsFor, needFlags, needsOf, offeredActions } from '#domain/person/needs.ts'
import { checkPerson, isResponsibilityOpen, personSchema, responsibilityStates } from '#domain/person/person-parts.ts'
import { aPerson } from './a-person.ts'

const arabic = aPerson({ name: 'Mariam Al-Abdallah', language: 'Arabic (Iraqi)', interpreter: { state: 'needed', language: '' } })
const deaf = aPerson({ name: 'Adunni Adébáyọ̀', formats: ['large-print', 'bsl'] })

test('[P10, row 8] an entry is one person’s, never the family’s', () => {
  for (const name of ['', '  ']) expect(checkPerson(aPerson({ name }))).toMatchObject({ refusal: { kind: 'person-needs-a-name' } })
  for (const name of ['The family', 'family', 'Parents', 'Mum and Dad']) expect(checkPerson(aPerson({ name }))).toMatchObject({ refusal: { kind: 'one-entry-a-person' } })
  expect(checkPerson(aPerson({ name: 'Grace Parents' })).ok).toBe(true)
})

test('[P11, vignette V3] every answer about responsibility can be kept, and what is open is named', () => {
  for (const state of responsibilityStates) expect(personSchema.safeParse(aPerson({ responsibility: { state, how: '', on: null } })).success).toBe(true)
  const open = responsibilityStates.filter((state) => isResponsibilityOpen(aPerson({ responsibility: { state, how: '', on: null } })))
  expect(open).toEqual(['not-confirmed', 'not-established', 'disputed', 'none'])
  expect(isResponsibilityOpen(aPerson({ youngPerson: true, responsibility: { state: 'none', how: '', on: null } }))).toBe(false)
})

test('[P14, domain 3.6] 16 and 17 are presumed able to consent, younger and older are not presumed', () => {
  expect(isPresumedCompetent('2010-10-09', '2026-10-08')).toBe(false)
  expect(isPresumedCompetent('2010-10-08', '2026-10-08')).toBe(true)
  expect(isPresumedCompetent('2008-10-09', '2026-10-08')).toBe(true)
  expect(isPresumedCompetent('2008-10-08', '2026-10-08')).toBe(false)
})

test('[P18, domain 3.6] 18 on the birthday, and for 29 February on 1 March of other years', () => {
  expect(isAdult('2008-10-09', '2026-10-08')).toBe(false)
  expect(isAdult('2008-10-08', '2026-10-08')).toBe(true)
  expect([isAdult('2008-02-29', '2026-02-28'), isAdult('2008-02-29', '2026-03-01')]).toEqual([false, true])
})

test('[P16, rows 8, 37] each need suggests its action, to Pals for a format or a language', () => {
  expect(actionsFor(aPerson())).toEqual([])
  expect(actionsFor(arabic).map(({ what }) => what)).toEqual(['Book a professional interpreter, Arabic (Iraqi): Mariam Al-Abdallah, mother', 'Ask Pals for papers in Arabic (Iraqi): Mariam Al-Abdallah, mother'])
  expect(actionsFor(deaf).map(({ what }) => what)).toEqual(['Book a BSL interpreter: Adunni Adébáyọ̀, mother', 'Ask Pals for papers in large print: Adunni Adébáyọ̀, mother'])
  const grandmother = aPerson({ name: 'Busisiwe Mbeki', relation: 'grandmother', responsibility: { state: 'none', how: '', on: null } })
  expect(actionsFor(grandmother)).toMatchObject([{ what: 'Clear up who has parental responsibility: Busisiwe Mbeki, grandmother', owner: 'lead' }])
})

test('[P16, row 37] nothing is offered twice, also once it is done', () => {
  const [first, second] = actionsFor(arabic)
  expect(offeredActions([arabic], [{ what: first?.what ?? '' }])).toEqual([second])
  expect(offeredActions([aPerson({ ...arabic, interpreter: { state: 'booked', language: '' } })], []).map(({ what }) => what)).toEqual([second?.what])
})

test('[P10, vignette V4; vignette V9] each person’s needs are their own; the band says them once', () => {
  const father = aPerson({ name: 'Ahmed Al-Abdallah', relation: 'father', language: 'Arabic (Iraqi)', interpreter: { state: 'booked', language: '' } })
  expect(needsOf(arabic)).toEqual(['Arabic (Iraqi) interpreter'])
  expect(needsOf(father)).toEqual(['Arabic (Iraqi) interpreter, booked'])
  expect(needFlags([arabic, father, deaf])).toEqual(['Interpreter: Arabic (Iraqi)', 'Accessible information: large print, British Sign Language (BSL)'])
  expect(needFlags([aPerson({ interpreter: { state: 'needed', language: '' } })])).toEqual(['Interpreter needed'])
})
