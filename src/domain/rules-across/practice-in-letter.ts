import type { Refusal } from '../basics/answer.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import { londonDay } from '../basics/london-day.ts'
import type { Act } from '../journal/act.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { namesPractice } from '../letter/copies-line.ts'
import type { SignedLetter } from '../letter/letter-parts.ts'
import { addressUnit, protectedAddresses } from '../person/address.ts'
import type { Elsewhere } from './elsewhere.ts'
import { protectedHere } from './protected-here.ts'
import type { CaseFile } from './read-case-file.ts'
import type { CaseSummary } from './summaries.ts'

/** What is known of the child’s addresses beyond this case. */
interface Beyond {
  readonly elsewhere: Pick<Elsewhere, 'addressProtected'>
}

/**
 * An address was protected after a letter was signed that names the GP’s practice (L41, L42). `beside`: the child’s other cases and
 * joined entries. Of the earliest letters, whose words were not kept, none named it.
 */
export function tellsOfPractice(file: CaseFile, { elsewhere }: Beyond, { document }: Pick<SignedLetter, 'document'>, beside: readonly FoldedRecord[] = []): boolean {
  const isProtected = elsewhere.addressProtected || protectedHere(file, elsewhere).length > 0 || beside.some((record) => protectedAddresses(record).length > 0)
  return isProtected && document !== undefined && namesPractice(document)
}

/** L42: why a signed version goes to nobody, as a file, in a pack or by post; null when it may. */
export function whatKeepsLetter(file: CaseFile, beyond: Beyond, letter: Pick<SignedLetter, 'document'>, beside: readonly FoldedRecord[] = []): Refusal | null {
  return tellsOfPractice(file, beyond, letter, beside) ? { kind: 'letter-names-practice', rule: 'L42' } : null
}

/** L42 of a line of the lists: does the version signed last go to nobody? */
export function isKeptInList({ letters, addressProtected }: Pick<CaseSummary, 'letters' | 'addressProtected'>, elsewhere: Beyond['elsewhere']): boolean {
  return letters.at(-1)?.namesPractice === true && (addressProtected || elsewhere.addressProtected)
}

/**
 * The day since when an address of this case is protected without a break, whatever else of it was written since; null where
 * only another case of the child says so.
 */
export function protectedSince({ record, protectedAddresses: people }: CaseFile): CalendarDay | null {
  return people.map((person) => protectedFrom(record, addressUnit(person))).toSorted()[0] ?? null
}

function protectedFrom(record: FoldedRecord, unit: string): CalendarDay {
  const state = record.units.get(unit)!
  const standing = state.kind === 'settled' ? [state.act] : state.versions.map(({ act }) => act)
  const refused = new Set(record.refused.map(({ act }) => act.id))
  const written = record.order.filter((act) => !refused.has(act.id) && act.facts.some((fact) => fact.unit === unit))
  // A version beside one that says "protected" opens nothing (P13).
  const opened = written.findLastIndex((act) => !(saysProtected(act, unit) || standing.includes(act)))
  const since = written.slice(opened + 1).filter((act) => saysProtected(act, unit))
  return [...(since.length > 0 ? since : standing)].map((act) => londonDay(act.at.wall)).toSorted()[0]!
}

function saysProtected({ facts }: Act, unit: string): boolean {
  return facts.some((fact) => fact.unit === unit && fact.path === 'protected' && fact.value === true)
}
