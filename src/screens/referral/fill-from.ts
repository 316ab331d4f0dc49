import type { ReadValue, Referral, ReferralBox } from '#actions/read-referral-file.ts'
import { longDay } from '#domain/basics/calendar.ts'
import { readDay } from '#domain/basics/read-day.ts'
import { unavailableReasons } from '#domain/person/identity.ts'
import { showNhsNumber } from '#domain/person/nhs-number.ts'
import type { NewCaseWords } from '../new-case/check-new-case.ts'
import { unavailableWords } from '../kit/unavailable-words.ts'

/** The form as the referral fills it: its boxes, and what an empty form has in the others. */
export function fillFrom(referral: Referral, empty: NewCaseWords): NewCaseWords {
  return { ...empty, ...Object.fromEntries(referral.read.map(({ box, value }) => [box, value])) }
}

/** What each box is called, as in the form. */
export const boxNames: Readonly<Record<ReferralBox, string>> = {
  family: 'Family name',
  given: 'Given names',
  inOwnScript: 'Name in its own script',
  born: 'Date of birth',
  nhsNumber: 'NHS number',
  unavailable: 'Why there is no NHS number',
  otherNumber: 'The other nation’s number',
  hospitalNumber: 'Hospital number',
  by: 'Who asks',
  name: 'Their name',
  relationship: 'Who they are',
  responsibility: 'Parental responsibility',
  question: 'The question',
  place: 'Where the child is',
  where: 'Ward or clinic',
}

const chosen: Readonly<Record<string, string>> = {
  team: 'The treating team',
  'young-person': 'The young person',
  'parent-or-carer': 'A parent or carer',
  'not-confirmed': 'Not confirmed yet',
  inpatient: 'In hospital',
  outpatient: 'At home, seen in clinic',
}

const CHOICES: ReadonlySet<ReferralBox> = new Set(['by', 'responsibility', 'place'])

/** A value as a person reads it: a choice by its words, a day with its month’s name, an NHS number in its groups. */
export function shownValue({ box, value }: ReadValue): string {
  if (box === 'nhsNumber') return showNhsNumber(value)
  if (box === 'born') return longDay(readDay(value))
  if (box === 'unavailable') return unavailableReasons.filter((reason) => reason === value).map((reason) => unavailableWords[reason])[0] ?? value
  return CHOICES.has(box) ? (chosen[value] ?? value) : value
}
