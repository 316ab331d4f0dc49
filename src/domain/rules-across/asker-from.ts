import type { CalendarDay } from '../basics/calendar.ts'
import type { Request } from '../case/case-parts.ts'
import type { Person } from '../person/person-parts.ts'
import { searchKey } from '../person/search-key.ts'

/** The request as this person’s (C6). Words that were theirs stay with it; nobody else’s are put in their mouth. */
export function askerFrom(person: Person, before: Request | null, today: CalendarDay): Request {
  const isTheirs = before !== null && isAsker(person, before)
  const known = { name: person.name, on: isTheirs ? before.on : today, words: isTheirs ? before.words : '' }
  if (person.youngPerson) return { ...known, by: 'young-person', relationship: '', parentalResponsibility: 'not-needed', how: '' }
  const { state, how } = person.responsibility
  // The request knows four answers; who does not have it, or not yet, is still somebody’s to clear up.
  const parentalResponsibility = state === 'none' || state === 'not-established' ? 'not-confirmed' : state
  return { ...known, by: 'parent-or-carer', relationship: person.relation, parentalResponsibility, how }
}

export function isAsker(person: Person, request: Request): boolean {
  return request.by !== 'team' && searchKey(request.name) === searchKey(person.name) && searchKey(person.name) !== ''
}
