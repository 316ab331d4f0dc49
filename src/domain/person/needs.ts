import { isResponsibilityOpen, type Format, type Person } from './person-parts.ts'

const formatNames: Readonly<Record<Format, string>> = { 'large-print': 'large print', 'easy-read': 'easy read', braille: 'braille', audio: 'audio', bsl: 'British Sign Language (BSL)' }

export function formatWords(format: Format): string {
  return formatNames[format]
}

/** "Mariam Al-Abdallah, mother" */
export function personLabel({ name, relation, youngPerson }: Pick<Person, 'name' | 'relation' | 'youngPerson'>): string {
  const who = youngPerson ? 'the young person' : relation
  return who === '' ? name : `${name}, ${who}`
}

/** Does what was written of somebody’s relation say that it is the young person themselves? */
export function isYoungPersonsOwn(relation: string): boolean {
  return /^(?:the )?(?:young person|patient|self|herself|himself|themselves)$/i.test(relation.trim())
}

/** "Arabic (Iraqi)", "BSL": what is interpreted; '' when nobody is needed. */
export function interpreterLanguage({ interpreter, language, formats }: Person): string {
  if (interpreter.state === 'not-needed') return ''
  return interpreter.language || (formats.includes('bsl') ? 'BSL' : language)
}

/** What somebody needs to be talked with and written to, as phrases for a list; empty when nothing. */
export function needsOf(person: Person): readonly string[] {
  const { language, formats, interpreter } = person
  const interpreted = interpreterLanguage(person)
  return [
    ...(language === '' || language === interpreted ? [] : [language]),
    ...(interpreter.state === 'not-needed' ? [] : [`${interpreted === '' ? 'an interpreter' : `${interpreted} interpreter`}${interpreter.state === 'booked' ? ', booked' : ''}`]),
    ...formats.map(formatWords),
  ]
}

/** What everybody must know before they talk with them: for the band above a case (V4, V9). */
export function needFlags(people: readonly Person[]): readonly string[] {
  const interpreters = [...new Set(people.map(interpreterLanguage))].filter((language) => language !== '')
  const read = [...new Set(people.flatMap((person) => person.formats.map(formatWords)))]
  const unnamed = people.some((person) => person.interpreter.state !== 'not-needed' && interpreterLanguage(person) === '')
  return [
    ...(interpreters.length === 0 ? [] : [`Interpreter: ${interpreters.join(', ')}`]),
    ...(unnamed ? ['Interpreter needed'] : []),
    ...(read.length === 0 ? [] : [`Accessible information: ${read.join(', ')}`]),
  ]
}

/** An action that somebody’s entry suggests: offered, given only by a person (P16). */
export interface OfferedAction {
  readonly what: string
  /** Whose it is by custom: the lead consultant’s, or whoever runs the case. */
  readonly owner: 'lead' | 'whoever-gives-it'
  /** As a due day is typed. */
  readonly due: string
}

/** What one entry suggests: clearing up responsibility, an interpreter, and Pals for another format or language. */
export function actionsFor(person: Person): readonly OfferedAction[] {
  const who = personLabel(person)
  const interpreted = interpreterLanguage(person)
  const written = person.formats.filter((format) => format !== 'bsl')
  const wantsSigner = person.formats.includes('bsl') && person.interpreter.state !== 'booked' && interpreted !== 'BSL'
  const own = 'whoever-gives-it' as const
  return [
    ...(isResponsibilityOpen(person) ? [{ what: `Clear up who has parental responsibility: ${who}`, owner: 'lead' as const, due: '+1' }] : []),
    ...(person.interpreter.state === 'needed' ? [{ what: `Book ${interpreted === '' ? 'an interpreter' : `a professional interpreter, ${interpreted}`}: ${who}`, owner: own, due: '+2' }] : []),
    ...(wantsSigner ? [{ what: `Book a BSL interpreter: ${who}`, owner: own, due: '+2' }] : []),
    ...(person.language === '' ? [] : [{ what: `Ask Pals for papers in ${person.language}: ${who}`, owner: own, due: '+3' }]),
    ...(written.length === 0 ? [] : [{ what: `Ask Pals for papers in ${written.map(formatWords).join(' and ')}: ${who}`, owner: own, due: '+3' }]),
  ]
}

/** What is not among the actions already, done or not: nobody is asked twice. */
export function offeredActions(people: readonly Person[], given: readonly { readonly what: string }[]): readonly OfferedAction[] {
  const known = new Set(given.map(({ what }) => what))
  return people.flatMap(actionsFor).filter(({ what }) => !known.has(what))
}
