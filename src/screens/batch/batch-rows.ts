import type { RecordRef } from '#domain/journal/act.ts'
import { gpLabel } from '#domain/person/gp.ts'
import { personLabel } from '#domain/person/needs.ts'
import { checkOf, contentOf, copyFileName, type BatchCopy, type BatchPaper, type CopyCheck } from '#domain/rules-across/copies-in-batch.ts'
import type { BatchLetter } from './use-batch.ts'
import type { Made } from './use-making.ts'

/** One reader of the batch. */
export interface BatchRow {
  readonly key: string
  readonly letter: BatchLetter
  readonly copy: BatchCopy
  readonly about: RecordRef
  /** Null for a reader without a copy: only copies are numbered. */
  readonly numbered: { readonly number: number; readonly paper: BatchPaper; readonly file: string } | null
}

/** Every reader of the batch in the order of the table, the copies numbered through it. */
export function batchRows(letters: readonly BatchLetter[]): readonly BatchRow[] {
  let number = 0
  return letters.flatMap((letter) =>
    letter.copies.map((copy): BatchRow => {
      const row = { key: `${letter.file.id}/${copy.key}`, letter, copy, about: letter.file.record.about }
      if (!copy.paper.ok) return { ...row, numbered: null }
      number += 1
      return { ...row, numbered: { number, paper: copy.paper.value, file: copyFileName(letter.reference, letter.letter.version, number) } }
    }),
  )
}

/** How a row stands: what was made of it, and what was said of that. */
export interface RowState {
  readonly made: Made | null
  readonly check: CopyCheck['said'] | 'not-checked'
}

export function stateOf({ key, numbered }: BatchRow, made: ReadonlyMap<string, Made>, checks: ReadonlyMap<string, CopyCheck>): RowState {
  if (numbered === null) return { made: null, check: 'not-checked' }
  const here = made.get(key)
  const isOfNow = here !== undefined && here.of === contentOf(numbered.paper)
  return { made: isOfNow ? here : null, check: isOfNow && here.answer.ok ? checkOf(checks.get(key), numbered.paper) : 'not-checked' }
}

/** Whom a copy goes to. `named`: false under a reporting restriction, where a paper names nobody of the family (L38). */
export function readerWords({ copy: { reader }, letter: { facts } }: BatchRow, named = true): string {
  switch (reader.kind) {
    case 'provider':
      return facts.provider === null ? 'The provider' : [facts.provider.name, facts.provider.organisation].filter((part) => part !== '').join(', ')
    case 'gp':
      return reader.gp?.registered === true ? `GP: ${gpLabel(reader.gp)}` : 'GP'
    case 'notes':
      return 'Hospital notes'
    case 'person': {
      const { person } = reader.entry
      return named ? personLabel(person) : person.youngPerson ? 'The young person' : person.relation || 'One of the family'
    }
  }
}
