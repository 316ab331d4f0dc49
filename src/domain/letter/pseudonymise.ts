import { longDay, type CalendarDay } from '../basics/calendar.ts'
import type { Run } from '../basics/prose.ts'
import { hideNumbers, replaceNames, type NamedPerson } from '../person/hide-names.ts'
import { partOf, type PaperBlock, type PaperDocument } from './paper-document.ts'
import { alwaysTelling, dottedInitials, waysToWriteDay, waysToWriteLine } from './written-forms.ts'

/** What a child and their family are known by, and what stands in its place. */
export interface Pseudonyms {
  /** The case’s reference: the key to who it is, which only we hold. */
  readonly reference: string
  readonly people: readonly NamedPerson[]
  readonly numbers: readonly string[]
  readonly born: readonly CalendarDay[]
  /** Lines and postcodes of every address on file. */
  readonly addresses: readonly string[]
  /** "5 years": in place of the date of birth. */
  readonly age: string
  readonly signedOn: CalendarDay
}

/**
 * A signed letter as it may leave for a country where the law wants no name in it: the same words, with whatever the record
 * knows the child and family by replaced (L22). Who signed, who is asked, and the clauses stay as they are.
 */
export function pseudonymise(signed: PaperDocument, pseudonyms: Pseudonyms): PaperDocument {
  const { reference, signedOn } = pseudonyms
  const say = sayWithout(pseudonyms)
  return {
    ...signed,
    kind: 'pseudonymised-letter',
    title: `Pseudonymised copy of a request for a clinical second opinion, ${reference}`,
    particulars: [...signed.particulars, 'Pseudonymised copy'],
    identity: `Pseudonymised copy. Our reference ${reference}`,
    blocks: signed.blocks.flatMap((block, index) => {
      if (isAsSigned(block, index)) return [block]
      const identity = identityBlock(signed, block, pseudonyms, say)
      return identity === null ? [inBlock(block, say)] : [identity, aboutCopy(signed, reference, signedOn)]
    }),
  }
}

/** The texts of a letter in which people wrote freely, each with the part of the letter it stands in. */
export function freeTexts(document: PaperDocument): readonly { readonly part: string; readonly text: string }[] {
  return document.blocks.flatMap((block, index) => {
    const part = partOf(document, `block ${index + 1}`) ?? ''
    return isAsSigned(block, index) ? [] : textsWithin(block).map((text) => ({ part, text }))
  })
}

/** Without what the letter itself says: its headings, and what names a row of a table. */
function textsWithin(block: PaperBlock): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [wordsOf(block.runs)]
    case 'bullets':
      return block.items.map(wordsOf)
    case 'questions':
      return block.items.flatMap(({ runs, attribution = '' }) => [wordsOf(runs), attribution])
    case 'table':
      return block.rows.flatMap((row) => row.slice(1))
    case 'heading':
    case 'signature':
      return []
  }
}

/** Clauses, signature and salutation name nobody of the family; a specialist may share a name with them. */
export function isAsSigned(block: PaperBlock, index: number): boolean {
  if (block.kind === 'signature') return true
  if (block.kind !== 'paragraph') return false
  return block.clause !== undefined || (index <= SALUTATION && wordsOf(block.runs).startsWith('Dear '))
}

/** After the heading. */
const SALUTATION = 1

/** The paragraph that says who the letter is about begins as the foot of each page does; the name in its own script goes whole. */
function identityBlock(signed: PaperDocument, block: PaperBlock, { reference, age }: Pseudonyms, say: Say): PaperBlock | null {
  if (block.kind !== 'paragraph' || signed.identity === '') return null
  const words = wordsOf(block.runs)
  if (!words.startsWith(signed.identity)) return null
  return { kind: 'paragraph', runs: [{ text: reference, bold: true }, { text: `, aged ${age}${say(words.slice(signed.identity.length).replace(/^\. The family writes the name [^.]*/u, ''))}` }] }
}

function aboutCopy({ letterhead }: PaperDocument, reference: string, signedOn: CalendarDay): PaperBlock {
  const text = `It has the words of the letter signed on ${longDay(signedOn)}. Words in square brackets stand in place of the names, numbers, dates of birth and addresses of the child or young person and their family. ${letterhead.organisation} keeps the key: please quote ${reference} when you write to us.`
  return { kind: 'paragraph', runs: [{ text: 'This copy is pseudonymised. ', bold: true }, { text }] }
}

/** What becomes of a text. */
type Say = (text: string) => string

function sayWithout({ people, numbers, born, addresses }: Pseudonyms): Say {
  const days = born.map(waysToWriteDay)
  const sayWithoutLines = sayWithoutAddresses(addresses)
  const initials = people.flatMap(({ names, inPlace }) => initialsOf(names).map((letters) => ({ pattern: dottedInitials(letters), inPlace })))
  return (text) => {
    const withoutDays = days.reduce((said, day) => said.replace(day, '[date of birth]'), text.normalize('NFC'))
    const withoutLines = sayWithoutLines(hideNumbers(withoutDays, numbers))
    const withoutTelling = alwaysTelling.reduce((said, { pattern, inPlace }) => said.replace(pattern, inPlace), withoutLines)
    const withoutNames = replaceNames(withoutTelling, people)
    const withoutInitials = initials.reduce((said, { pattern, inPlace }) => said.replace(pattern, inPlace), withoutNames)
    return withoutInitials.replace(/\[([^\]]*’s ([^\]’]+))\], \2\b/giu, '[$1]')
  }
}

/** Lines of addresses, wherever a text has them. */
function sayWithoutAddresses(addresses: readonly string[]): Say {
  const lines = addresses.flatMap((line) => waysToWriteLine(line) ?? [])
  return (text) => lines.reduce((said, line) => said.replace(line, '[address]'), text)
}

/** The first letters of each whole name, of its hyphenated parts too. */
export function initialsOf(names: readonly string[]): readonly (readonly string[])[] {
  const lettersOf = (name: string, parts: RegExp): readonly string[] => name.split(parts).flatMap((part) => /\p{L}/u.exec(part)?.[0].toUpperCase() ?? [])
  const all = names.flatMap((name) => [lettersOf(name, /\s+/), lettersOf(name, /[\s‐‑-]+/)]).filter((letters) => letters.length > 1)
  return [...new Map(all.map((letters) => [letters.join('.'), letters])).values()]
}

/** A block with its texts changed, and nothing else of it. */
function inBlock(block: PaperBlock, say: Say): PaperBlock {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: say(block.text) }
    case 'paragraph':
      return { ...block, runs: inRuns(block.runs, say) }
    case 'bullets':
      return { ...block, items: block.items.map((runs) => inRuns(runs, say)) }
    case 'questions':
      return { ...block, items: block.items.map(({ runs, attribution }) => ({ runs: inRuns(runs, say), ...(attribution === undefined ? {} : { attribution: say(attribution) }) })) }
    case 'table':
      return { ...block, head: block.head.map(say), rows: block.rows.map((row) => row.map(say)) }
    case 'signature':
      return block
  }
}

/** A name that changes its style halfway is found in the whole; its styles are then given up, and no word. */
function inRuns(runs: readonly Run[], say: Say): Run[] {
  const each = runs.map((run) => ({ ...run, text: say(run.text) }))
  const whole = say(wordsOf(runs))
  return wordsOf(each) === whole ? each : [{ text: whole }]
}

function wordsOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}
