import { agree, refuse, type Answer } from '../basics/answer.ts'
import { ageInWords, daysBetween, longDay, type CalendarDay } from '../basics/calendar.ts'
import { londonDay } from '../basics/london-day.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { signedLetterUnit, type SignedLetter } from '../letter/letter-parts.ts'
import { mightName, type MightName } from '../letter/might-name.ts'
import type { PaperDocument } from '../letter/paper-document.ts'
import { pseudonymise } from '../letter/pseudonymise.ts'
import { dispatchSchema, type Dispatch } from '../pathway/pathway-parts.ts'
import { addressesEver } from '../person/address.ts'
import { yearsOn } from '../person/coming-of-age.ts'
import { identityEver } from '../person/identity-ever.ts'
import type { CaseFile } from './read-case-file.ts'
import { familyOf } from './who-is-hidden.ts'

/** L21: a letter that was signed for a provider abroad has the paragraph on law and ethics, wherever they are now. */
export function isLetterAbroad({ document }: Pick<SignedLetter, 'document'>): boolean {
  return document?.blocks.some((block) => block.kind === 'paragraph' && block.clause === 'law-and-ethics') === true
}

/**
 * Which of the two left, of a letter abroad, is somebody's to say (A5): who was sent a child's name is a fact of its own.
 * Of any other letter there is the signed one alone.
 */
export function whichWent(letter: SignedLetter | undefined, said: string): Answer<Dispatch['copy']> {
  if (letter === undefined || !isLetterAbroad(letter)) return agree(undefined)
  const which = dispatchSchema.shape.copy.safeParse(said)
  return which.data === undefined ? refuse({ kind: 'which-copy-went-missing', rule: 'A5' }) : agree(which.data)
}

export interface PseudonymisedCopy {
  readonly document: PaperDocument
  /** To be looked at before it is saved (L23). */
  readonly toCheck: readonly MightName[]
}

/**
 * The pseudonymised copy of a signed letter, from the words that were signed (L20). Names, numbers and addresses are those
 * ever on file: `records` are the child's own entry, those a person said are the same child, and the child's other cases.
 * Where a part of these records has not arrived there is none: a name in it would be left standing.
 */
export function pseudonymisedCopy(file: Pick<CaseFile, 'record' | 'subject'>, letter: SignedLetter, records: readonly FoldedRecord[]): Answer<PseudonymisedCopy> {
  const { document, version } = letter
  if (document === undefined) return refuse({ kind: 'words-not-kept', rule: 'L20' })
  const ever = records.filter(({ about }) => about.kind === 'patient').map(identityEver)
  const whole = [file.record, ...records].every(({ missing }) => missing.length === 0)
  const born = ever.flatMap((each) => each.born)
  const asSigned = born.find((day) => document.identity.includes(longDay(day)))
  const signed = file.record.units.get(signedLetterUnit(version))
  if (!whole || asSigned === undefined || file.subject === null || signed?.kind !== 'settled') return refuse({ kind: 'names-not-all-here', rule: 'L22' })
  const signedOn = londonDay(signed.act.at.wall)
  const people = familyOf(file, records, yearsOn(asSigned, signedOn) < YOUNG_PERSON_FROM ? 'the child' : 'the young person')
  const copy = pseudonymise(document, {
    reference: file.subject.reference,
    people,
    numbers: ever.flatMap(({ numbers }) => numbers),
    born,
    addresses: [file.record, ...records].flatMap((record) => addressesEver(record)),
    age: ageWithoutBirthday(asSigned, signedOn),
    signedOn,
  })
  return agree({ document: copy, toCheck: mightName(copy, people) })
}

/** Row 39: at what age in years people begin to say “young person”. */
const YOUNG_PERSON_FROM = 13

/** In days, on a letter with its date, an age is a date of birth. */
function ageWithoutBirthday(born: CalendarDay, on: CalendarDay): string {
  return daysBetween(born, on) < 31 ? 'about a month or less' : ageInWords(born, on)
}

/** L23: it leaves only when a person says that they have read these very pages. */
export function maySavePseudonymised(read: boolean, pagesAreOfNow: boolean): Answer<true> {
  return read && pagesAreOfNow ? agree(true) : refuse({ kind: 'page-not-read', rule: 'L23' })
}
