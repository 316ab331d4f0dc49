import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import type { Team } from '#domain/meeting/team.ts'
import { checkSheet } from '#domain/papers/check-sheet.ts'
import { isRestricted } from '#domain/rules-across/is-restricted.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { readerWords, type BatchRow, type RowState } from './batch-rows.ts'

/** The readers of the batch on paper, as they stand now. A young person with their own copy is the child of the letter and is never named; under a reporting restriction nobody of the family is. */
export function batchSheet(team: Team, name: string, day: CalendarDay, rows: readonly BatchRow[], stateOf: (row: BatchRow) => RowState): PaperDocument {
  const copies = rows.flatMap((row) => {
    if (row.numbered === null) return []
    const { made } = stateOf(row)
    return [{ number: String(row.numbered.number), reference: row.letter.reference, to: nameOf(row), pages: made?.answer.ok === true ? String(made.answer.value.pages) : '', file: row.numbered.file }]
  })
  const none = rows.flatMap((row) => (row.copy.paper.ok ? [] : [{ reference: row.letter.reference, to: nameOf(row), why: whyOf(wordsFor(row.copy.paper.refusal)) }]))
  return checkSheet(team, name, day, copies, none)
}

/** Under “No copy” it is not said again. */
function whyOf(words: string): string {
  const why = words.replace(/^No copy: /, '')
  return `${why.slice(0, 1).toUpperCase()}${why.slice(1)}`
}

function nameOf(row: BatchRow): string {
  const { reader } = row.copy
  const isTheChild = reader.kind === 'person' && reader.entry.person.youngPerson
  return readerWords(row, !isTheChild && !isRestricted(row.letter.file, row.letter.facts.elsewhere))
}
