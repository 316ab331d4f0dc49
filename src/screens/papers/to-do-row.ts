import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { ToDoRow } from '#domain/papers/minutes-paper.ts'
import { showNhs } from '#domain/person/identity.ts'
import type { Provider } from '#domain/provider/provider.ts'
import type { Elsewhere } from '#domain/rules-across/elsewhere.ts'
import { isRestricted } from '#domain/rules-across/is-restricted.ts'
import type { PatientSummary } from '#domain/rules-across/summaries.ts'
import { nextChaseWords, owedKind } from '../board/owed-words.ts'
import { rowWords } from '../board/row-words.ts'
import type { OwedRow } from '../board/owed-rows.ts'
import { whenWords } from '../board/when-words.ts'

interface RowFacts {
  readonly patient: PatientSummary | null
  readonly elsewhere: Pick<Elsewhere, 'restriction'>
  readonly today: CalendarDay
  readonly providerOf: (id: string) => Provider | null
  /** The next version of its letter that somebody began. */
  readonly begun: number | null
}

/**
 * One thing owed, for paper. Under a reporting restriction, and while it is not settled who the child is, only the
 * reference and what kind of thing it is: the names of the family are not here to be looked for in people’s own words.
 */
export function toDoRow(row: OwedRow, { patient, elsewhere, today, providerOf, begun }: RowFacts): ToDoRow {
  const when = whenWords(row, today)
  const next = row.what.kind === 'chaser' ? nextChaseWords(row.what, today) : ''
  if (isRestricted(row.entry, elsewhere) || patient?.identity == null) {
    return { what: row.what.kind === 'task' ? 'Action' : owedKind(row.what).what, who: row.entry.reference, when, next }
  }
  const { name, identity } = patient
  const { what, about } = rowWords(row, providerOf, begun)
  const number = identity.nhs.kind === 'number' ? showNhs(identity.nhs) : `hospital no. ${identity.hospitalNumber}`
  return { what: about === '' || row.what.kind === 'task' ? what : `${what}: ${about}`, who: `${name}, ${number}`, when, next: row.what.kind === 'task' && !row.mine ? row.what.task.owner : next }
}
