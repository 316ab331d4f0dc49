import type { Refusal } from '#domain/basics/answer.ts'
import { longDay } from '#domain/basics/calendar.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import type { Dispatch } from '#domain/pathway/pathway-parts.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { methodWords } from '../after/method-words.ts'
import { counted } from '../kit/show-time.ts'
import { givenWords } from '../kit/words-for-people.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { wasThere, type BatchLetter, type BatchRow, type RowState, type SavedFile } from './batch-rows.ts'

/** What this copy leaves out of the record, for whoever looks it over. Why a letter has no copies is said once. @param before the row above of the same letter */
export function leftOutWords({ copy, numbered, letter }: BatchRow, before?: BatchRow): string {
  if (numbered === null) {
    const why = (paper: BatchRow['copy']['paper']): string => (paper.ok ? '' : wordsFor(paper.refusal))
    const words = why(copy.paper)
    return before?.numbered === null && words !== '' && why(before.copy.paper) === words ? 'No copy, for the same reason' : words
  }
  const withheld = copy.withheld.map((name) => `${name}’s address`)
  const isPseudonymised = numbered.paper.kind === 'set' && numbered.paper.document.kind === 'pseudonymised-letter'
  const names = isPseudonymised ? [`Names, numbers and addresses: ${letter.reference} in their place`] : []
  return [...names, ...withheld].join('; ') || 'Nothing'
}

/** How it goes, or went, as far as the record knows. Of the GP’s copy and the notes’ nothing is recorded. */
export function howWords(row: BatchRow): string {
  const { copy, letter, numbered } = row
  const { reader } = copy
  const { facts } = letter
  if (numbered === null) return ''
  switch (reader.kind) {
    case 'provider': {
      const sent = sentOf(letter)
      if (sent !== undefined) return `${sent.copy === 'pseudonymised' ? 'Pseudonymised copy sent' : 'Sent'} ${longDay(londonDay(sent.at))}, ${methodWords(sent.method)}`
      return facts.provider?.secureAddress == null ? 'By post or by hand' : facts.provider.secureAddress.accredited ? 'Secure mail' : '[secure] in the subject'
    }
    case 'gp':
      return hasAddress(row) ? 'By your usual way' : HAND_IT_OVER
    case 'notes':
      return `To be filed. ${HAND_IT_OVER}`
    case 'person': {
      const { given, notMade } = reader.entry
      if (given !== null) return `Given ${longDay(given.on)}, ${givenWords[given.how]}`
      const still = notMade.length === 0 ? 'Not given yet' : `Ask Pals: ${notMade.join('; ')}`
      return hasAddress(row) ? still : `${still}. ${HAND_IT_OVER}`
    }
  }
}

const HAND_IT_OVER = 'No address: hand it over'

/** Is there an address for its envelope? */
function hasAddress({ copy: { reader }, numbered }: BatchRow): boolean {
  if (reader.kind === 'gp') return reader.gp !== null && [...reader.gp.lines, reader.gp.postcode].some((line) => line !== '')
  return numbered?.paper.kind !== 'set' || numbered.paper.document.recipient.length > 1
}

/** What a person said last of sending this version. */
function sentOf({ file, letter }: BatchLetter): Dispatch | undefined {
  return readPathway(file.record).dispatches.findLast(({ version, undone }) => version === letter.version && undone === null)
}

/** What the press made of it, and what came of its file. */
export function madeWords({ numbered }: BatchRow, { made, saved }: RowState): string {
  if (numbered === null) return 'None'
  if (made === null) return 'Waiting'
  if (!made.answer.ok) return 'Not made'
  const pages = counted(made.answer.value.pages, 'page').replace(' ', '\u00A0')
  if (saved !== null) return `${saved === 'in-folder' ? 'In the folder' : 'Not written'}, ${pages}`
  return `${numbered.paper.kind === 'signed' ? 'As signed' : 'Made'}, ${pages}`
}

/** "11 put in the folder, 1 held, 5 not checked." Who saves a second time has failed at nothing: what is there already is said. Why a file was not written is said once for all of which it is so; the one file is named. */
export function savedWords(files: readonly SavedFile[], held: number, notChecked: number): string {
  const there = files.filter((file) => wasThere(file))
  const failed = files.flatMap((each) => (each.refusal === null || there.includes(each) ? [] : [{ file: each.file, refusal: each.refusal }]))
  const kinds = [...new Set(failed.map(({ refusal }) => refusal.kind))]
  const counts = [`${files.length - failed.length - there.length} put in the folder`, ...(there.length === 0 ? [] : [`${there.length} ${there.length === 1 ? 'was' : 'were'} there already`]), ...(failed.length === 0 ? [] : [`${failed.length} not written`]), `${held} held`, `${notChecked} not checked`]
  const whys = kinds.map((kind) => notWrittenWords(failed.filter(({ refusal }) => refusal.kind === kind)))
  return [`${counts.join(', ')}.`, ...whys, 'Nothing was sent, and nothing is marked sent or given until you say how and when.'].join(' ')
}

function notWrittenWords(failed: readonly { readonly file: string; readonly refusal: Refusal }[]): string {
  const [first] = failed
  if (first === undefined) return ''
  const isOne = failed.length === 1
  const which = isOne ? `${first.file} was not written` : `${failed.length} files were not written`
  if (first.refusal.kind !== 'file-there-already') return `${which}. ${wordsFor(first.refusal)}`
  return isOne
    ? `${which}: an earlier file of that name is in the folder. Choose another folder, or move it away first.`
    : `${which}: earlier files of those names are in the folder. Choose another folder, or move them away first.`
}

/** Once something was said of every copy: "12 are right, 1 is held." */
export function allSaidWords(right: number, held: number): string {
  const are = (count: number, words: string): string => `${count} ${count === 1 ? 'is' : 'are'} ${words}`
  const what = held === 0 ? 'All are looked over' : `${are(right, 'right')}, ${are(held, 'held')}`
  return right === 0 ? what : `${what}. Ctrl S puts the right ones in a folder`
}

/** "4 signed letters, 17 copies" */
export function batchTitle(letters: number, copies: number): string {
  return `${counted(letters, 'signed letter')}, ${counted(copies, 'copy', 'copies')}`
}
