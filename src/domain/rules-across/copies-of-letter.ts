import { agree, refuse, type Answer, type Refusal } from '../basics/answer.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import { londonDay } from '../basics/london-day.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { readItems, settledValue } from '../journal/state-unit.ts'
import { hasAddress } from '../letter/address-in-letter.ts'
import { gpCopy, isLargePrint, letterCopy, notesCopy, notMadeYet } from '../letter/letter-copy.ts'
import { copyGivenSchema, copyGivenUnit, signedLetterUnit, type CopyGiven, type SignedLetter } from '../letter/letter-parts.ts'
import type { PaperDocument } from '../letter/paper-document.ts'
import { addressesEver, addressFor, protectedAddresses, readAddress } from '../person/address.ts'
import { GP, gpOf, type Gp } from '../person/gp.ts'
import { PERSON, personSchema, type Person } from '../person/person-parts.ts'
import { searchKey } from '../person/search-key.ts'
import { childStops } from './child-stops.ts'
import { tellsOfPractice } from './practice-in-letter.ts'
import { protectedHere } from './protected-here.ts'
import { isUnsettled, type CaseFile } from './read-case-file.ts'
import { mayNotRead } from './readers-of.ts'
import type { LetterFacts } from './what-stops-letter.ts'

/** What is known of the child beyond this case, as it stands today. */
export type ChildToday = Pick<LetterFacts, 'identity' | 'elsewhere' | 'today'>

/** Somebody of the case, and whether they have a copy of the letter. */
export interface CopyReader {
  readonly person: Person & { readonly id: string }
  readonly standing: 'has-one' | 'wants-none' | 'not-asked' | 'is-to-read-nothing'
  readonly largePrint: boolean
  /** Formats and languages they need that no copy is made in yet. */
  readonly notMade: readonly string[]
  /** What somebody said of giving it; null while nobody has. */
  readonly given: CopyGiven | null
}

/** L24: everybody by themselves, those without a copy too: why they have none is said. */
export function copiesOf(file: Pick<CaseFile, 'people' | 'record' | 'consents'>, version: number): readonly CopyReader[] {
  return file.people.map((person) => ({
    person,
    standing: standingOf(file, person),
    largePrint: isLargePrint(person),
    notMade: notMadeYet(person),
    given: settledValue(file.record, copyGivenUnit(version, person.id), copyGivenSchema),
  }))
}

function standingOf(file: Pick<CaseFile, 'people' | 'record' | 'consents'>, person: Person & { readonly id: string }): CopyReader['standing'] {
  if (mayNotRead(file, person)) return 'is-to-read-nothing'
  if (person.copy === 'not-asked') return 'not-asked'
  return person.copy === 'yes' ? 'has-one' : 'wants-none'
}

/**
 * What stops the copies, on the day one is given or saved (L1, P18). At 18 their own is theirs all the same. Of a child
 * who died by another of their cases the day is not known here, so that it stops what is given from today on.
 */
export function whatStopsCopies(file: CaseFile, { identity, elsewhere, today }: ChildToday, on: CalendarDay): Refusal | null {
  if (file.ended !== null && (on >= file.ended.on || on >= today)) return { kind: 'copies-stopped', rule: 'L1', how: file.ended.how }
  const ofTheChild = childStops(file, identity, { ...elsewhere, died: elsewhere.died && on >= today }, on)
  if (ofTheChild === 'died') return { kind: 'copies-stopped', rule: 'P17', how: 'died' }
  return ofTheChild === 'turned-eighteen' ? { kind: 'copies-wait-at-eighteen', rule: 'P18' } : null
}

function stopFor(entry: CopyReader, file: CaseFile, child: ChildToday, on: CalendarDay): Refusal | null {
  const stop = whatStopsCopies(file, child, on)
  return stop?.kind === 'copies-wait-at-eighteen' && entry.person.youngPerson ? null : stop
}

/**
 * One person’s copy of a signed letter, of the words that were signed (L20). `beside` are the child’s other cases and joined
 * entries, where an address may be protected that is in these words and nowhere else in this case (P17).
 */
export function copyFor(file: CaseFile, child: ChildToday, letter: SignedLetter, person: string, beside: readonly FoldedRecord[] = []): Answer<PaperDocument> {
  if (letter.document === undefined) return refuse({ kind: 'words-not-kept', rule: 'L20' })
  const entry = copiesOf(file, letter.version).find((one) => one.person.id === person)
  const signed = file.record.units.get(signedLetterUnit(letter.version))
  if (entry?.standing !== 'has-one' || signed?.kind !== 'settled') return refuse({ kind: 'copy-not-theirs', rule: 'L24' })
  const stop = stopFor(entry, file, child, child.today)
  if (stop !== null) return refuse(stop)
  if (tellsOfPractice(file, child, letter, beside)) return refuse({ kind: 'copy-names-practice', rule: 'L41' })
  // A mark in its place would tell that it is there, and where.
  const here = addressesEver(file.record, (whose) => whose !== person && protectedHere(file, child.elsewhere).includes(whose))
  if (hasAddress(letter.document, [...here, ...beside.flatMap((record) => protectedOfOthers(record, entry.person.name))])) return refuse({ kind: 'copy-has-an-address', rule: 'P12' })
  return agree(
    letterCopy(letter.document, {
      reader: entry.person,
      address: addressFor(readAddress(file.record, person), { kind: 'copy-for', person }),
      signedOn: londonDay(signed.act.at.wall),
    }),
  )
}

/**
 * The copy for the hospital notes, of the words that were signed (L20, L36). Stopped with every other copy, and refused
 * where the words hold anybody’s protected address: the notes have many readers.
 */
export function copyForNotes(file: CaseFile, child: ChildToday, letter: SignedLetter, beside: readonly FoldedRecord[] = []): Answer<PaperDocument> {
  const stop = whatStopsCopies(file, child, child.today)
  if (stop?.kind === 'copies-stopped') return refuse(stop)
  const words = wordsForRecords(file, child, letter, beside)
  return words.ok ? agree(notesCopy(words.value.document, words.value.signedOn)) : words
}

/** The copy for the GP’s records, of the words that were signed (L20, L36). At 18 it waits for the young person’s own answer, as everybody’s but theirs does. */
export function copyForGp(file: CaseFile, child: ChildToday, letter: SignedLetter, gp: Gp, beside: readonly FoldedRecord[] = []): Answer<PaperDocument> {
  const stop = whatStopsCopies(file, child, child.today)
  if (stop !== null) return refuse(stop)
  const words = wordsForRecords(file, child, letter, beside)
  return words.ok ? agree(gpCopy(words.value.document, gp, words.value.signedOn)) : words
}

/** The GP a copy goes to (L36, P19). No GP known, and none registered, have a reason of their own: silence would pass for a copy that was sent. */
export function gpForCopies(patient: FoldedRecord | undefined): Answer<Gp> {
  if (patient !== undefined && isUnsettled(patient, GP)) return refuse({ kind: 'gp-two-versions', rule: 'L36' })
  const gp = patient === undefined ? null : gpOf(patient)
  if (gp === null) return refuse({ kind: 'gp-not-on-file', rule: 'L36' })
  return gp.registered ? agree(gp) : refuse({ kind: 'gp-none-registered', rule: 'L36' })
}

/** The signed words, for records that many read: none where they hold anybody’s protected address. */
function wordsForRecords(file: CaseFile, child: ChildToday, letter: SignedLetter, beside: readonly FoldedRecord[]): Answer<{ readonly document: PaperDocument; readonly signedOn: CalendarDay }> {
  if (letter.document === undefined) return refuse({ kind: 'words-not-kept', rule: 'L20' })
  const signed = file.record.units.get(signedLetterUnit(letter.version))
  if (signed?.kind !== 'settled') return refuse({ kind: 'not-signed', rule: 'L36' })
  if (tellsOfPractice(file, child, letter, beside)) return refuse({ kind: 'copy-names-practice', rule: 'L41' })
  const here = addressesEver(file.record, (whose) => protectedHere(file, child.elsewhere).includes(whose))
  const elsewhere = beside.flatMap((record) => addressesEver(record, (whose) => protectedAddresses(record).includes(whose)))
  if (hasAddress(letter.document, [...here, ...elsewhere])) return refuse({ kind: 'copy-has-an-address', rule: 'P12' })
  return agree({ document: letter.document, signedOn: londonDay(signed.act.at.wall) })
}

/** The protected addresses of a record, without those of whoever has this name: their entries in two cases have two ids. */
function protectedOfOthers(record: FoldedRecord, name: string): readonly string[] {
  const own = readItems(record, PERSON, personSchema).flatMap((item) => (searchKey(item.value.name) === searchKey(name) ? [item.key] : []))
  const hidden = protectedAddresses(record)
  return addressesEver(record, (whose) => hidden.includes(whose) && !own.includes(whose))
}

/** L26: a copy was given to somebody who has one, on a day the letter was signed by, and before anything stopped it. */
export function mayGiveCopy(file: CaseFile, child: ChildToday, letter: SignedLetter, person: string, said: Pick<CopyGiven, 'how' | 'on' | 'by'>): Answer<CopyGiven> {
  const entry = copiesOf(file, letter.version).find((one) => one.person.id === person)
  const signed = file.record.units.get(signedLetterUnit(letter.version))
  if (entry?.standing !== 'has-one' || signed?.kind !== 'settled') return refuse({ kind: 'copy-not-theirs', rule: 'L24' })
  if (said.on < londonDay(signed.act.at.wall)) return refuse({ kind: 'copy-before-signed', rule: 'L26' })
  const stop = stopFor(entry, file, child, said.on)
  if (stop !== null) return refuse(stop)
  return agree({ ...said, version: letter.version, to: entry.person.name })
}
