import type { Person } from '#domain/person/person-parts.ts'

/** A made-up mother who needs nothing; a test changes the one thing it is about. */
export function aPerson(change: Partial<Person> = {}): Person {
  return {
    name: 'Agnieszka Wiśniewska', relation: 'mother', youngPerson: false, responsibility: { state: 'confirmed', how: 'Birth certificate seen', on: '2026-10-05' },
    view: 'I would like somebody new to look.', language: '', interpreter: { state: 'not-needed', language: '' }, formats: [], copy: 'not-asked', order: 'a', ...change,
  }
}
