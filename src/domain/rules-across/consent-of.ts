import type { Consent } from '../case/case-parts.ts'
import { isYoungPersonsOwn } from '../person/needs.ts'
import type { Person } from '../person/person-parts.ts'
import { searchKey } from '../person/search-key.ts'
import type { CaseFile } from './read-case-file.ts'

type Entry = Person & { readonly id: string }

/** Could an answer that stands under a name alone be this person’s? A father may have his son’s name. */
export function isTheirName(person: Pick<Person, 'name' | 'youngPerson'>, { person: name, relation }: Pick<Consent, 'person' | 'relation'>): boolean {
  return searchKey(person.name) === searchKey(name) && (!person.youngPerson || relation.trim() === '' || isYoungPersonsOwn(relation))
}

/**
 * What somebody of the case answered about their records being sent (C7): by their entry; else an answer that stands under
 * their name, while it is nobody else’s entry and nobody else’s name.
 */
export function consentOf({ consents, people }: Pick<CaseFile, 'consents' | 'people'>, person: Entry): CaseFile['consents'][number] | null {
  const own = consents.find(({ id }) => id === person.id)
  if (own !== undefined) return own
  const loose = consents.filter((consent) => isTheirName(person, consent) && !people.some(({ id }) => id === consent.id))
  const shared = loose.some((consent) => people.some((other) => other.id !== person.id && isTheirName(other, consent)))
  return shared ? null : (loose[0] ?? null)
}

/**
 * Whose agreement is no basis for sending (row 8; domain 3.6): a grown-up of whom it is known that they have no parental
 * responsibility, and a young person found not competent to decide this. Whose standing nobody has written down is not judged.
 */
export function cannotAgree({ people, competences }: Pick<CaseFile, 'people' | 'competences'>, consent: CaseFile['consents'][number]): boolean {
  const person = people.find(({ id }) => id === consent.id) ?? people.find((entry) => isTheirName(entry, consent))
  if (person === undefined) return false
  if (!person.youngPerson) return person.responsibility.state === 'none'
  return competences.some(({ decision, found }) => decision === 'sharing-records' && found === 'not-competent')
}
