import { longDay } from '#domain/basics/calendar.ts'
import { readDay } from '#domain/basics/read-day.ts'
import { unavailableReasons, type Identity, type TypedIdentity } from '#domain/person/identity.ts'

/** Who the child is, as the boxes of the form show it. */
export function wordsOfIdentity(identity: Identity): Readonly<Record<string, string>> {
  const { given, family, inOwnScript = '', born, hospitalNumber, twin = '', nhs } = identity
  return {
    given, family, inOwnScript, born: longDay(born), hospitalNumber, twin,
    nhsNumber: nhs.kind === 'number' ? nhs.number : '',
    unavailable: nhs.kind === 'unavailable' ? nhs.reason : '',
    verification: nhs.verification ?? '',
    otherNumber: nhs.other ?? '',
  }
}

/** What was typed, its day of birth read as in a new case. */
export function identityFrom(words: Readonly<Record<string, string>>): TypedIdentity {
  const word = (name: string): string => words[name] ?? ''
  return {
    given: word('given'),
    family: word('family'),
    inOwnScript: word('inOwnScript'),
    born: readDay(word('born')),
    nhsNumber: word('nhsNumber'),
    unavailable: unavailableReasons.find((reason) => reason === words.unavailable) ?? null,
    hospitalNumber: word('hospitalNumber'),
    verification: word('verification'),
    otherNumber: word('otherNumber'),
    twin: word('twin'),
  }
}
