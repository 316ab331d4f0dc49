import type { Refusal } from '#domain/basics/answer.ts'
import { longDay } from '#domain/basics/calendar.ts'
import { counted } from '../kit/show-time.ts'
import { givenWords } from '../kit/words-for-people.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import type { BatchRow, RowState } from './batch-rows.ts'

/** What came of one file of the batch: null when it is in the folder. */
export interface SavedFile {
  readonly file: string
  readonly refusal: Refusal | null
}

/** What this copy leaves out of the record, for whoever looks it over. */
export function leftOutWords({ copy, numbered, letter }: BatchRow): string {
  if (numbered === null) return copy.paper.ok ? '' : wordsFor(copy.paper.refusal)
  const withheld = copy.withheld.map((name) => `${name}’s address`)
  const isPseudonymised = numbered.paper.kind === 'set' && numbered.paper.document.kind === 'pseudonymised-letter'
  const names = isPseudonymised ? [`Names, numbers and addresses: ${letter.reference} in their place`] : []
  return [...names, ...withheld].join('; ') || 'Nothing'
}

/** How it goes, as far as the record knows. Nothing here was said to be sent. */
export function howWords({ copy: { reader }, letter: { facts }, numbered }: BatchRow): string {
  if (numbered === null) return ''
  switch (reader.kind) {
    case 'provider':
      return facts.provider?.secureAddress == null ? 'By post or by hand' : facts.provider.secureAddress.accredited ? 'Secure mail' : '[secure] in the subject'
    case 'gp':
      return 'By your usual way'
    case 'notes':
      return 'To be filed'
    case 'person': {
      const { given, notMade } = reader.entry
      if (given !== null) return `Given ${longDay(given.on)}, ${givenWords[given.how]}`
      return notMade.length === 0 ? 'Not given yet' : `Ask Pals: ${notMade.join('; ')}`
    }
  }
}

/** What the press made of it. */
export function madeWords({ numbered }: BatchRow, { made }: RowState): string {
  if (numbered === null) return 'None'
  if (made === null) return 'Waiting'
  if (!made.answer.ok) return 'Not made'
  return numbered.paper.kind === 'signed' ? 'As signed' : 'Made'
}

/** "11 put in the folder, 1 held, 5 not checked." A file that was not written is named, with why. */
export function savedWords(files: readonly SavedFile[], held: number, notChecked: number): string {
  const failed = files.flatMap(({ file, refusal }) => (refusal === null ? [] : [`${file} is not there. ${wordsFor(refusal)}.`]))
  const counts = [`${files.length - failed.length} put in the folder`, ...(failed.length === 0 ? [] : [`${failed.length} not written`]), `${held} held`, `${notChecked} not checked`]
  return [`${counts.join(', ')}.`, ...failed, 'Nothing was sent, and nothing is marked sent or given until you say how and when.'].join(' ')
}

/** "4 signed letters, 17 copies" */
export function batchTitle(letters: number, copies: number): string {
  return `${counted(letters, 'signed letter')}, ${counted(copies, 'copy', 'copies')}`
}
