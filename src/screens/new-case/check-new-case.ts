import { readDay } from '#domain/basics/read-day.ts'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { readRequest, type TypedRequest } from '#domain/case/who-asks.ts'
import { readIdentity, unavailableReasons, type TypedIdentity } from '#domain/person/identity.ts'
import type { Setting } from '#domain/case/case-parts.ts'
import { fieldOfIdentity } from '../case/field-of-identity.ts'
import type { FieldError } from '../kit/field-error.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'

/** The form as typed: every box by its name. `patient` is a child chosen from those here; '' for a new one. */
export const newCaseBoxes = [
  'patient', 'find', 'given', 'family', 'inOwnScript', 'born', 'nhsNumber', 'unavailable', 'otherNumber', 'hospitalNumber',
  'by', 'name', 'relationship', 'responsibility', 'how', 'words', 'question', 'place', 'where', 'treatment', 'lead',
] as const
export type NewCaseBox = (typeof newCaseBoxes)[number]
export type NewCaseWords = Readonly<Record<NewCaseBox, string>>

export const emptyNewCase = Object.fromEntries(newCaseBoxes.map((box) => [box, ''])) as NewCaseWords

/** The id of a box, which an error summary links to. */
export function boxId(box: NewCaseBox): string {
  return `new-${box}`
}

/** The boxes that say who a new child is. */
export const identityBoxes: ReadonlySet<string> = new Set((['given', 'family', 'born', 'nhsNumber', 'unavailable', 'otherNumber', 'hospitalNumber'] as const).map(boxId))

export function readWords(words: Readonly<Record<string, string>>): NewCaseWords {
  return Object.fromEntries(newCaseBoxes.map((box) => [box, words[box] ?? ''])) as NewCaseWords
}

export function typedIdentity(words: NewCaseWords): TypedIdentity {
  const { given, family, inOwnScript, nhsNumber, hospitalNumber, otherNumber } = words
  const unavailable = unavailableReasons.find((reason) => reason === words.unavailable) ?? null
  return { given, family, inOwnScript, born: readDay(words.born), nhsNumber, unavailable, hospitalNumber, verification: '', otherNumber, twin: '' }
}

export function typedRequest(words: NewCaseWords): TypedRequest {
  const { name, relationship, how } = words
  const by = (['team', 'young-person', 'parent-or-carer'] as const).find((asker) => asker === words.by) ?? null
  const parentalResponsibility = (['confirmed', 'not-confirmed', 'disputed'] as const).find((state) => state === words.responsibility) ?? null
  return { by, name, relationship, parentalResponsibility, how, words: words.words }
}

export function typedPlace(words: NewCaseWords): Setting['place'] | null {
  return words.place === 'inpatient' || words.place === 'outpatient' ? words.place : null
}

/** All that is wrong with the form, in the order of its boxes, in the rules’ own words. */
export function checkNewCase(words: NewCaseWords, today: CalendarDay): readonly FieldError[] {
  const request = readRequest(typedRequest(words), today)
  return [
    ...(words.patient === '' ? identityErrors(typedIdentity(words), today) : []),
    ...(request.ok ? [] : [{ field: boxId('by'), words: wordsFor(request.refusal) }]),
    ...(words.question.trim() === '' ? [{ field: boxId('question'), words: wordsFor({ kind: 'question-missing' }) }] : []),
    ...(words.lead === '' ? [{ field: boxId('lead'), words: wordsFor({ kind: 'lead-missing' }) }] : []),
  ]
}

/** What each box would be if it were right: the rule answers with one thing at a time, and all are wanted at once. */
const right: Readonly<Record<string, Partial<TypedIdentity>>> = {
  family: { family: 'x' },
  hospitalNumber: { hospitalNumber: 'x' },
  nhsNumber: { nhsNumber: '', otherNumber: '', unavailable: 'nhs-number-not-known' },
  unavailable: { unavailable: 'nhs-number-not-known' },
}

function identityErrors(typed: TypedIdentity, today: CalendarDay): readonly FieldError[] {
  const found: FieldError[] = []
  let left = typed
  for (;;) {
    const answer = readIdentity(left, today)
    if (answer.ok) return found.toSorted((a, b) => placeOf(a.field) - placeOf(b.field))
    const box = fieldOfIdentity(answer.refusal.kind) ?? 'nhsNumber'
    if (found.some(({ field }) => field === identityBox(box))) return found
    found.push({ field: identityBox(box), words: wordsFor(answer.refusal) })
    left = { ...left, ...(box === 'born' ? { born: today } : right[box]) }
  }
}

/** Without a number the box for one comes first: the reasons stand below it. */
function identityBox(box: string): string {
  return boxId(box === 'unavailable' ? 'nhsNumber' : (box as NewCaseBox))
}

function placeOf(field: string): number {
  return newCaseBoxes.findIndex((box) => boxId(box) === field)
}
