import { longDay, type CalendarDay } from '../basics/calendar.ts'
import type { ShownAddress } from '../person/address.ts'
import type { Gp } from '../person/gp.ts'
import { formatWords, personLabel } from '../person/needs.ts'
import type { Person } from '../person/person-parts.ts'
import type { PaperBlock, PaperDocument } from './paper-document.ts'

export interface CopyWish {
  readonly reader: Person
  /** The reader’s own, as their own copy may show it (P12). */
  readonly address: ShownAddress
  readonly signedOn: CalendarDay
}

/** The signed letter for one of those it is about: the same words, in their name, at their address, in their size of print. */
export function letterCopy(signed: PaperDocument, { reader, address, signedOn }: CopyWish): PaperDocument {
  const lines = address.kind === 'shown' ? address.versions.flatMap((version) => [...version.lines, version.postcode]) : []
  return {
    ...copyOfWords(signed, `Copy for ${personLabel(reader)}. `, signedOn, needWords(reader)),
    ...(isLargePrint(reader) ? { print: 'large' as const } : {}),
    title: `Copy for one reader: ${signed.title}`,
    recipient: [reader.name, ...lines].filter((line) => line !== ''),
  }
}

/** The signed letter for the hospital notes: the same words, and nobody’s address. */
export function notesCopy(signed: PaperDocument, signedOn: CalendarDay): PaperDocument {
  return { ...copyOfWords(signed, 'Copy for the hospital notes. ', signedOn, ''), title: `Copy for the notes: ${signed.title}`, recipient: ['Hospital notes'] }
}

/** The signed letter for the GP’s records, at the practice’s address and nobody else’s. */
export function gpCopy(signed: PaperDocument, gp: Gp, signedOn: CalendarDay): PaperDocument {
  return {
    ...copyOfWords(signed, 'Copy for your records. ', signedOn, ''),
    title: `Copy for the GP: ${signed.title}`,
    recipient: [gp.name, gp.practice, ...gp.lines, gp.postcode].filter((line) => line !== ''),
  }
}

/** Every block of the signed letter as it stands, with a line below its heading that says what this is. */
function copyOfWords(signed: PaperDocument, whose: string, signedOn: CalendarDay, needs: string): PaperDocument {
  const [heading, ...rest] = signed.blocks
  const to = signed.recipient.slice(0, 2).join(', ')
  const about: PaperBlock = {
    kind: 'paragraph',
    runs: [{ text: whose, bold: true }, { text: `It has the words of our letter${to === '' ? '' : ` to ${to}`}, signed on ${longDay(signedOn)}.${needs}` }],
  }
  return { ...signed, kind: 'letter-copy', particulars: [...signed.particulars, 'Copy'], blocks: [...(heading === undefined ? [] : [heading]), about, ...rest] }
}

export function isLargePrint({ formats }: Pick<Person, 'formats'>): boolean {
  return formats.includes('large-print')
}

/** How somebody reads or listens that no copy is made in yet (L25). */
export function notMadeYet({ formats, language }: Pick<Person, 'formats' | 'language'>): readonly string[] {
  return [...formats.filter((format) => format !== 'large-print').map(formatWords), ...(language === '' ? [] : [language])]
}

function needWords(reader: Person): string {
  const other = notMadeYet(reader)
  return other.length === 0 ? '' : ` What we have written down for you: ${other.join('; ')}. This copy is not made so yet: please ask Pals, or the person who gave it to you.`
}
