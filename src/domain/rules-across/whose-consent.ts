import type { CalendarDay } from '../basics/calendar.ts'
import { readPathway, type Pathway } from '../pathway/read-pathway.ts'
import { isAdult } from '../person/coming-of-age.ts'
import { isTheirOwn } from './child-stops.ts'
import type { CaseFile } from './read-case-file.ts'
import { readersOf, type Reader } from './readers-of.ts'

/** When the child or young person was born; null while that is not settled. */
type Born = CalendarDay | null

/**
 * The way of a case with the answers to a transfer and to sharing care that count on a day: at 18 nobody else agrees for
 * them (P18). What others said stays in the record.
 */
export function pathwayOn(file: CaseFile, born: Born, today: CalendarDay): Pathway {
  const pathway = readPathway(file.record)
  if (!isOfAge(born, today)) return pathway
  const own = (said: Pathway['transferConsents']) => said.filter((consent) => isTheirOwn(file, consent))
  return { ...pathway, transferConsents: own(pathway.transferConsents), sharingConsents: own(pathway.sharingConsents) }
}

/** Whose consent to a transfer, or to sharing care, is asked for on a day. */
export function askedAboutCare(file: CaseFile, born: Born, today: CalendarDay): readonly Reader[] {
  const readers = readersOf(file, readPathway(file.record))
  return isOfAge(born, today) ? readers.filter(({ id, name, relation }) => isTheirOwn(file, { id, person: name, relation })) : readers
}

function isOfAge(born: Born, today: CalendarDay): boolean {
  return born !== null && isAdult(born, today)
}
