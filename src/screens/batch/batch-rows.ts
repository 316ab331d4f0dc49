import type { Answer, Refusal } from '#domain/basics/answer.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import type { SignedLetter } from '#domain/letter/letter-parts.ts'
import { gpLabel } from '#domain/person/gp.ts'
import { personLabel } from '#domain/person/needs.ts'
import { checkOf, contentOf, type BatchCopy, type BatchPaper, type CopyCheck } from '#domain/rules-across/copies-in-batch.ts'
import { copyFileName, type FileReader } from '#domain/rules-across/copy-file-name.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import type { BatchInHand } from '#state/app-store.ts'

/** What came of one file of the batch. */
export interface SavedFile {
  /** Whose copy it is, and what bytes it had. */
  readonly key: string
  readonly hash: string
  readonly file: string
  /** Null when it is in the folder. */
  readonly refusal: Refusal | null
}

/** A signed letter of the batch, with everybody it can go to. */
export interface BatchLetter {
  readonly reference: string
  readonly file: CaseFile
  readonly facts: LetterFacts
  readonly letter: SignedLetter
  readonly copies: readonly BatchCopy[]
}

/** One reader of the batch. */
export interface BatchRow {
  readonly key: string
  readonly letter: BatchLetter
  readonly copy: BatchCopy
  readonly about: RecordRef
  /** Null for a reader without a copy; the number is theirs for as long as the batch is in hand. */
  readonly numbered: { readonly number: number; readonly paper: BatchPaper; readonly file: string } | null
}

/**
 * The number of every reader of the batch who has a copy, in the order of the table. Who has a number keeps it, whatever arrives meanwhile; who is new
 * gets the next after all that were ever given: a printed check sheet and the screen must not part (L38). Gives back `before` where nobody is new.
 */
export function numberReaders(letters: readonly BatchLetter[], before: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const fresh = letters.flatMap((letter) => letter.copies.filter(({ paper }) => paper.ok).map((copy) => keyOf(letter, copy))).filter((key) => !before.has(key))
  return fresh.length === 0 ? before : new Map([...before, ...fresh.map((key, index) => [key, before.size + index + 1] as const)])
}

/** Every reader of the batch in the order of the table, each with a copy with its number. */
export function batchRows(letters: readonly BatchLetter[], numbers: ReadonlyMap<string, number>): readonly BatchRow[] {
  return letters.flatMap((letter) =>
    letter.copies.map((copy): BatchRow => {
      const key = keyOf(letter, copy)
      const number = numbers.get(key)
      const row = { key, letter, copy, about: letter.file.record.about }
      if (!copy.paper.ok || number === undefined) return { ...row, numbered: null }
      const paper = copy.paper.value
      return { ...row, numbered: { number, paper, file: copyFileName(letter.file, letter.letter.version, fileReader(copy, paper)) } }
    }),
  )
}

function fileReader({ reader }: BatchCopy, paper: BatchPaper): FileReader {
  if (reader.kind === 'provider') return { kind: 'provider', pseudonymised: paper.kind === 'set' }
  return reader.kind === 'person' ? { kind: 'person', id: reader.entry.person.id } : { kind: reader.kind }
}

function keyOf({ file }: BatchLetter, { key }: BatchCopy): string {
  return `${file.id}/${key}`
}

/** A copy as the press made it; `of` is what it was made of. */
export interface Made {
  readonly of: string
  readonly answer: Answer<{ readonly pages: number; readonly hash: string }>
}

/** How a row stands: what was made of it, and what was said of that. */
export interface RowState {
  readonly made: Made | null
  readonly check: CopyCheck['said'] | 'not-checked'
  /** What came of putting these very pages in a folder, the last time; null when nobody did. */
  readonly saved: 'in-folder' | 'not-written' | null
}

const NOTHING_YET: RowState = { made: null, check: 'not-checked', saved: null }

export function stateOf({ key, numbered }: BatchRow, made: ReadonlyMap<string, Made>, { checks, saved }: Pick<BatchInHand, 'checks' | 'saved'>): RowState {
  const here = made.get(key)
  if (numbered === null || here?.of !== contentOf(numbered.paper)) return NOTHING_YET
  if (!here.answer.ok) return { ...NOTHING_YET, made: here }
  const { hash } = here.answer.value
  const file = saved.get(key)
  return { made: here, check: checkOf(checks.get(key), numbered.paper, hash), saved: file?.hash === hash ? (file.written ? 'in-folder' : 'not-written') : null }
}

/** What came of the files now, with what came before: pages that are in a folder are there still when they are not written a second time. */
export function markSaved(before: BatchInHand['saved'], files: readonly SavedFile[]): BatchInHand['saved'] {
  return new Map([...before, ...files.map((file) => [file.key, { hash: file.hash, written: file.refusal === null || wasThere(file) || wasPut(before, file) }] as const)])
}

/** Were these very pages put in a folder before? */
function wasPut(before: BatchInHand['saved'], { key, hash }: SavedFile): boolean {
  const there = before.get(key)
  return there?.hash === hash && there.written
}

/** Are these very pages in the folder already, under this name? Nothing of it failed. */
export function wasThere({ refusal }: SavedFile): boolean {
  return refusal?.kind === 'file-there-already' && refusal['same'] === true
}

/** Whom a copy goes to. `named`: false on a paper that may not name them (L38). */
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
