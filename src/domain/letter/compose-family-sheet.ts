import { longDay, type CalendarDay } from '../basics/calendar.ts'
import { inHouseType } from '../basics/house-type.ts'
import type { Team } from '../meeting/team.ts'
import { formatWords, interpreterLanguage } from '../person/needs.ts'
import type { Person } from '../person/person-parts.ts'
import { isLargePrint } from './letter-copy.ts'
import type { PaperBlock, PaperDocument } from './paper-document.ts'

/** Whom a family can turn to (rows 9, 10, 38), from the trust’s settings; null while nobody has set one. */
export interface FamilyContacts {
  /** A line each, as printed: name, hours, telephone. */
  readonly pals: string | null
  readonly bioethics: string | null
}

export interface FamilySheetSource {
  readonly team: Team
  readonly contacts: FamilyContacts
  readonly reference: string
  readonly leadConsultant: string
  /** Whose sheet it is: their own formats and language are named. Null for one that anybody may read. */
  readonly reader: Person | null
  readonly date: CalendarDay
}

/**
 * What a second opinion is and who helps, for parents or carers and for the young person (L18). It names no child and has
 * no address, so that it can lie on a table. A young person’s own sheet speaks to them.
 */
export function composeFamilySheet(source: FamilySheetSource): PaperDocument {
  const { team, reference, date } = source
  return {
    schema: 1,
    kind: 'family-sheet',
    language: 'en-GB',
    ...(source.reader !== null && isLargePrint(source.reader) ? { print: 'large' as const } : {}),
    ...inHouseType(team),
    title: `Asking for a second opinion: for families, ${reference}`,
    letterhead: { organisation: team.organisation, lines: [team.name, team.telephone].filter((line) => line !== '') },
    particulars: [longDay(date), `Our reference ${reference}`],
    recipient: [],
    identity: '',
    notice: null,
    blocks: [
      { kind: 'heading', level: 1, text: 'Asking for a second opinion' },
      paragraph(opening(source)),
      ...section('Who you can turn to', [bullets(contactLines(source))]),
      ...section('What happens', [bullets(steps(source))]),
      ...section('Your own questions and views', ownWords(source)),
      ...section('The report', reportLines(source)),
      ...section('If you need this another way', needLines(source)),
      ...section('More help', helpLines()),
    ],
  }
}

function opening({ reader }: FamilySheetSource): string {
  const whose = reader?.youngPerson === true ? 'your treatment' : 'your child’s treatment'
  return `A second opinion is the view of an independent specialist at another hospital about ${whose}. Asking for one is your right. It does not change how our team cares for you, and ${reader?.youngPerson === true ? 'your care' : 'your child’s care'} usually stays here.`
}

function contactLines({ team, contacts, leadConsultant }: FamilySheetSource): readonly string[] {
  const ring = team.telephone === '' ? '' : ` Ring ${team.telephone}.`
  return [
    `Your lead consultant: ${leadConsultant}. They answer your questions about the second opinion.`,
    `The clinical team, on the ward or in clinic: anybody there can pass your question on.${ring}`,
    contacts.pals === null ? 'Pals (the Patient Advice and Liaison Service): ask the clinical team how to reach them.' : `Pals (the Patient Advice and Liaison Service): ${contacts.pals}`,
    ...(contacts.bioethics === null ? [] : [`The Paediatric Bioethics Team: ${contacts.bioethics}`]),
  ]
}

function steps({ reader }: FamilySheetSource): readonly string[] {
  const child = reader?.youngPerson === true ? 'you' : 'your child'
  return [
    `Our team talks about who is well placed: usually a specialist who has not treated ${child} before.`,
    'We ask for agreement before we send any records. We send them securely.',
    `The specialist may visit, see ${child} in clinic or read the records, and writes our team a report.`,
    'Urgent treatment is never delayed for a second opinion.',
    'If somebody declines or it takes longer, we tell you.',
  ]
}

function ownWords({ reader }: FamilySheetSource): PaperBlock[] {
  const who = reader?.youngPerson === true ? 'You can give us your own questions, apart from your parents’ or carers’.' : 'Parents or carers, and the child or young person, can each give us questions of their own.'
  return [paragraph(`${who} We send them in your own words. You don’t have to, and you can change your mind.`)]
}

function reportLines({ reader }: FamilySheetSource): PaperBlock[] {
  const notes = reader?.youngPerson === true ? 'your medical notes' : 'your child’s medical notes'
  return [paragraph(`The report goes into ${notes}. You can read it, and you can talk about it with the clinical team. If you want a copy of your own, tell us.`)]
}

function needLines({ reader }: FamilySheetSource): PaperBlock[] {
  const general = 'Ask Pals for this sheet, our letters or the report in another format (large print, easy read, braille, audio or British Sign Language) or in another language. We book a professional interpreter for you. Please don’t ask a child to interpret.'
  const yours = reader === null ? [] : needsOnFile(reader)
  return [paragraph(general), ...(yours.length === 0 ? [] : [paragraph(`What we have written down for you: ${yours.join('; ')}. Tell us if that is not right.`)])]
}

function needsOnFile(reader: Person): readonly string[] {
  const interpreted = interpreterLanguage(reader)
  return [
    ...(reader.language === '' ? [] : [`language ${reader.language}`]),
    ...(interpreted === '' ? [] : [`interpreter, ${interpreted}`]),
    ...reader.formats.map(formatWords),
  ]
}

function helpLines(): PaperBlock[] {
  return [
    paragraph('You can ask for a family advocate: somebody who is not part of the treating team and who helps you to say what matters to you.'),
    paragraph('The Royal College of Paediatrics and Child Health (RCPCH) has a guide for families about external second opinions in paediatrics. Ask us for a copy.'),
  ]
}

function section(heading: string, blocks: readonly PaperBlock[]): PaperBlock[] {
  return [{ kind: 'heading', level: 2, text: heading }, ...blocks]
}

function paragraph(text: string): PaperBlock {
  return { kind: 'paragraph', runs: [{ text }] }
}

function bullets(lines: readonly string[]): PaperBlock {
  return { kind: 'bullets', items: lines.map((text) => [{ text }]) }
}
