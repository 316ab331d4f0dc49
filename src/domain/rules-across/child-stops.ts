import type { CalendarDay } from '../basics/calendar.ts'
import type { Consent } from '../case/case-parts.ts'
import { isAdult } from '../person/coming-of-age.ts'
import { isYoungPersonsOwn } from '../person/needs.ts'
import type { Identity } from '../person/identity.ts'
import { searchKey } from '../person/search-key.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { CaseFile } from './read-case-file.ts'

/**
 * What of the child, and of nothing in this case, stops its letters and chasers: died by another of their cases (P17), or
 * 18 and not asked themselves (P18). Worked out on each reading, so that a birthday between listing and letter is seen.
 */
export function childStops(file: CaseFile, identity: Identity | null, elsewhere: Elsewhere, today: CalendarDay): 'died' | 'turned-eighteen' | null {
  return stopOfChild(hasAgreedThemselves(file), identity, elsewhere, today)
}

/** The same, of a line of the lists. */
export function stopOfChild(agreedThemselves: boolean, identity: Identity | null, { died }: Pick<Elsewhere, 'died'>, today: CalendarDay): 'died' | 'turned-eighteen' | null {
  if (died) return 'died'
  return identity !== null && isAdult(identity.born, today) && !agreedThemselves ? 'turned-eighteen' : null
}

export function hasAgreedThemselves(file: CaseFile): boolean {
  return file.consents.some((consent) => consent.answer === 'agreed' && isTheirOwn(file, consent))
}

/**
 * Theirs by the entry it was asked from, or by the words it was written down with. By the name alone only where that can
 * be nobody else’s: a father may have his son’s.
 */
export function isTheirOwn({ people }: Pick<CaseFile, 'people'>, { id, person, relation }: Pick<Consent, 'person' | 'relation'> & { readonly id: string }): boolean {
  const young = people.filter((entry) => entry.youngPerson)
  if (young.some((entry) => entry.id === id)) return true
  if (people.some((entry) => entry.id === id)) return false
  if (relation.trim() !== '') return isYoungPersonsOwn(relation)
  const named = people.filter((entry) => searchKey(entry.name) === searchKey(person))
  return named.length > 0 && named.every((entry) => entry.youngPerson)
}
