import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import type { SignedLetter } from '../letter/letter-parts.ts'
import type { MightName } from '../letter/might-name.ts'
import type { PaperDocument } from '../letter/paper-document.ts'
import { readPathway } from '../pathway/read-pathway.ts'
import { gpOf, type Gp } from '../person/gp.ts'
import { copiesOf, copyFor, copyForGp, copyForNotes, gpForCopies, type CopyReader } from './copies-of-letter.ts'
import { letterToSend } from './may-dispatch.ts'
import { whatKeepsLetter } from './practice-in-letter.ts'
import { protectedHere } from './protected-here.ts'
import { pseudonymisedCopy } from './pseudonymised-copy.ts'
import { whatStopsLetter, type LetterFacts } from './what-stops-letter.ts'

/** What a copy of a batch is: the provider’s pages as they were signed, or a paper set from the signed words. */
export type BatchPaper =
  | { readonly kind: 'signed'; readonly blob: string; readonly pages: number }
  | { readonly kind: 'set'; readonly document: PaperDocument; /** What may still tell who the child is (L23). */ readonly toCheck: readonly MightName[] }

export type BatchReader = { readonly kind: 'provider' } | { readonly kind: 'gp'; readonly gp: Gp | null } | { readonly kind: 'notes' } | { readonly kind: 'person'; readonly entry: CopyReader }

/** One reader of a signed letter: their copy, or why they have none. */
export interface BatchCopy {
  /** Of this letter: the same for as long as its reader is in the case. */
  readonly key: string
  readonly reader: BatchReader
  readonly paper: Answer<BatchPaper>
  /** Whose protected address is on this copy, by id: their own and nobody else’s. */
  readonly shows: string | null
  /** Whose protected address is not on it, by name. */
  readonly withheld: readonly string[]
}

export interface BatchWish {
  /** The child’s own entry. */
  readonly patients: readonly FoldedRecord[]
  /** The child’s other cases and joined entries. */
  readonly beside: readonly FoldedRecord[]
  /** Of a letter abroad: the pseudonymised copy goes in place of the signed one. */
  readonly pseudonymised: boolean
}

/**
 * L36: everybody a signed letter can go to, in the order they are listed: the provider, the GP, the hospital notes, then the people of the
 * case one by one. Who has no copy is among them, with why.
 */
export function copiesInBatch(facts: LetterFacts, letter: SignedLetter, wish: BatchWish): readonly BatchCopy[] {
  const { file } = facts
  const hidden = protectedHere(file, facts.elsewhere)
  const withheldBut = (own: string | null): readonly string[] => file.people.flatMap(({ id, name }) => (id !== own && hidden.includes(id) ? [name] : []))
  const people = copiesOf(file, letter.version).map((entry): BatchCopy => {
    const { id } = entry.person
    return { key: `person/${id}`, reader: { kind: 'person', entry }, paper: paperFor(facts, letter, entry, wish), shows: hidden.includes(id) ? id : null, withheld: withheldBut(id) }
  })
  const gp = wish.patients[0] === undefined ? null : gpOf(wish.patients[0])
  const team = { shows: null, withheld: withheldBut(null) }
  return [
    { key: 'provider', reader: { kind: 'provider' }, paper: forProvider(facts, letter, wish), ...team },
    { key: 'gp', reader: { kind: 'gp', gp }, paper: forGp(facts, letter, wish), ...team },
    { key: 'notes', reader: { kind: 'notes' }, paper: asPaper(copyForNotes(file, facts, letter, wish.beside)), ...team },
    ...people,
  ]
}

/** What stops the post stops the provider’s copy: it would be put in an envelope (A3). */
function forProvider(facts: LetterFacts, letter: SignedLetter, { patients, beside, pseudonymised }: BatchWish): Answer<BatchPaper> {
  const [stop] = whatStopsLetter(facts)
  if (stop !== undefined) return refuse({ kind: 'letter-stopped', rule: stop.rule, stop })
  if (letterToSend(facts.file, readPathway(facts.file.record))?.version !== letter.version) return refuse({ kind: 'signed-for-another-provider', rule: 'A3' })
  const kept = whatKeepsLetter(facts.file, facts, letter, beside)
  if (kept !== null) return refuse(kept)
  if (!pseudonymised) return agree({ kind: 'signed', blob: letter.blob, pages: letter.pages })
  const copy = pseudonymisedCopy(facts.file, letter, [...patients, ...beside])
  return copy.ok ? agree({ kind: 'set', ...copy.value }) : copy
}

function forGp(facts: LetterFacts, letter: SignedLetter, { patients, beside }: BatchWish): Answer<BatchPaper> {
  const gp = gpForCopies(patients[0])
  return gp.ok ? asPaper(copyForGp(facts.file, facts, letter, gp.value, beside)) : gp
}

function paperFor(facts: LetterFacts, letter: SignedLetter, { person, standing }: CopyReader, { beside }: BatchWish): Answer<BatchPaper> {
  if (standing !== 'has-one') return refuse({ kind: 'no-copy', rule: 'L24', standing })
  return asPaper(copyFor(facts.file, facts, letter, person.id, beside))
}

function asPaper(answer: Answer<PaperDocument>): Answer<BatchPaper> {
  return answer.ok ? agree({ kind: 'set', document: answer.value, toCheck: [] }) : answer
}

/** What somebody said of a copy they looked at: `of` is the copy they saw, `hash` that of its file. */
export interface CopyCheck {
  readonly said: 'right' | 'held'
  readonly of: string
  readonly hash: string
}

/** What one copy is, word for word: other words are another copy, and nobody has looked at it yet (L37). */
export function contentOf(paper: BatchPaper): string {
  return paper.kind === 'signed' ? paper.blob : JSON.stringify(paper.document)
}

/** L37: right or held only as long as the copy is the one that was looked at, and its file the same byte for byte. */
export function checkOf(check: CopyCheck | undefined, paper: BatchPaper, hash: string): CopyCheck['said'] | 'not-checked' {
  return check === undefined || check.of !== contentOf(paper) || check.hash !== hash ? 'not-checked' : check.said
}

/** The paper as the screen shows it while nobody holds the key: a protected address is not on the screen (P12). */
export function withoutAddress(document: PaperDocument): PaperDocument {
  return { ...document, recipient: [...document.recipient.slice(0, 1), 'Protected address:', 'shown only while V is held'] }
}
