import { ageInWords, longDay, weekdayOf, type CalendarDay } from '../basics/calendar.ts'
import { inHouseType } from '../basics/house-type.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import type { PaperBlock, PaperDocument } from '../letter/paper-document.ts'
import type { Meeting } from '../meeting/meeting.ts'
import type { QuorumRule } from '../meeting/quorum.ts'
import type { Team } from '../meeting/team.ts'
import { hideNames } from '../person/hide-names.ts'
import { fullName, showNhs, type Identity } from '../person/identity.ts'
import type { CaseFile } from '../rules-across/read-case-file.ts'
import { whoIsHidden } from '../rules-across/who-is-hidden.ts'

/** One case as a meeting’s papers have it; the identity is null while it is not settled or not here. */
export interface PaperCase {
  readonly file: CaseFile
  /** What `isRestricted` says. */
  readonly restricted: boolean
  readonly identity: Identity | null
  /** The child’s own record: who they were ever called. Null while it is not here. */
  readonly patient: FoldedRecord | null
  /** What `besideOf` names: the family may be named there alone. */
  readonly beside: readonly FoldedRecord[]
}

export interface AgendaSource {
  readonly team: Team
  readonly meeting: Meeting
  readonly quorum: QuorumRule | null
  /** In the agenda’s order. */
  readonly cases: readonly PaperCase[]
  readonly print: 'usual' | 'large'
}

/**
 * The agenda, for the table: who, where, and the question in one line. It gives no reasons, which are for the meeting and
 * can hurt on a sheet left lying (row 24), and no name under a reporting restriction (row 28).
 */
export function agendaPaper({ team, meeting, quorum, cases, print }: AgendaSource): PaperDocument {
  return {
    schema: 1,
    kind: 'agenda',
    language: 'en-GB',
    ...inHouseType(team),
    print,
    title: `Agenda, ${meeting.name}, ${longDay(meeting.on)}`,
    letterhead: { organisation: team.organisation, lines: [team.name] },
    particulars: [`${weekdayOf(meeting.on)} ${longDay(meeting.on)}`, clockWords(meeting.at), meeting.room].filter((line) => line !== ''),
    recipient: [],
    identity: `${meeting.name}, ${longDay(meeting.on)}. Confidential: take it away with you or shred it`,
    notice: null,
    blocks: [
      { kind: 'heading', level: 1, text: `Agenda: ${meeting.name}` },
      ...(quorum === null || quorum.needs.length === 0 ? [] : [paragraph(`Quorum: ${quorum.needs.map((need) => need.words).join(', ')}.`)]),
      ...(cases.length === 0 ? [paragraph('No case is on this agenda.')] : cases.flatMap((each, index) => caseBlocks(each, index + 1, meeting.on))),
    ],
  }
}

function caseBlocks(each: PaperCase, number: number, on: CalendarDay): readonly PaperBlock[] {
  const { file } = each
  const say = sayOnPaper(each)
  const facts = [whereWords(file, say), leadWords(file), hearingWords(file)].filter((line) => line !== '')
  return [
    { kind: 'heading', level: 2, text: `${number}. ${whoOnPaper(each, on)}` },
    ...(file.question === null || file.question.text === '' ? [paragraph('No question has been written yet.')] : [paragraph(say(file.question.text))]),
    ...(facts.length === 0 ? [] : [paragraph(facts.join(' '))]),
  ]
}

/** How a case is called on a paper that many hands hold: no name, no birthday and no number under a restriction. */
export function whoOnPaper({ file, identity, restricted }: PaperCase, on: CalendarDay): string {
  const reference = file.subject?.reference ?? 'a case'
  if (restricted) return `Name withheld: reporting restriction. ${reference}`
  if (identity === null) return `Details not settled yet. ${reference}`
  const nhs = identity.nhs.kind === 'number' ? showNhs(identity.nhs) : `no NHS number, hospital number ${identity.hospitalNumber}`
  return `${fullName(identity)}, ${ageInWords(identity.born, on)}, ${nhs}`
}

/**
 * Words as a paper may print them: under a reporting restriction nobody of the family is named inside them either. Where
 * the names are not here to be looked for, the words are left out.
 */
export function sayOnPaper({ file, patient, beside, restricted }: PaperCase): (words: string) => string {
  if (!restricted) return (words) => words
  if (patient === null) return () => 'Withheld: reporting restriction.'
  const hidden = whoIsHidden(file, patient, beside)
  return (words) => hideNames(words, hidden)
}

function whereWords({ setting }: CaseFile, say: (words: string) => string): string {
  if (setting === null) return ''
  return `${setting.place === 'inpatient' ? 'Inpatient' : 'Outpatient'}${setting.where === '' ? '' : `, ${say(setting.where)}`}.`
}

function leadWords({ subject }: CaseFile): string {
  return subject === null ? '' : `Lead consultant: ${subject.leadConsultant.name}.`
}

function hearingWords({ hearing }: CaseFile): string {
  return hearing === null ? '' : `Court hearing ${weekdayOf(hearing.on)} ${longDay(hearing.on)}.`
}

function paragraph(text: string): PaperBlock {
  return { kind: 'paragraph', runs: [{ text }] }
}

/** "1pm", "9:30am": as the NHS writes times. */
export function clockWords(at: string): string {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}
