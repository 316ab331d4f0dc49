import { longDay, weekdayOf, type CalendarDay } from '../basics/calendar.ts'
import { inHouseType } from '../basics/house-type.ts'
import { indicationWords } from '../case/indications.ts'
import { moreBeside, type OutcomeKind } from '../decision/decision.ts'
import type { PaperBlock, PaperDocument } from '../letter/paper-document.ts'
import type { Meeting } from '../meeting/meeting.ts'
import type { Team } from '../meeting/team.ts'
import { decisionOf, type CaseFile } from '../rules-across/read-case-file.ts'
import type { MeetingFile } from '../rules-across/read-meeting-file.ts'
import { indicationsOf, sidesOf } from '../rules-across/why-and-sides.ts'
import { clockWords, sayOnPaper, whoOnPaper, type PaperCase } from './agenda-paper.ts'

export interface MinutesSource {
  readonly team: Team
  readonly meeting: MeetingFile & { readonly meeting: Meeting }
  readonly cases: readonly PaperCase[]
  /** What the team counts as its quorum was there. */
  readonly quorate: boolean
  readonly providerName: (id: string) => string
}

type Say = (words: string) => string

const outcomes: Readonly<Record<OutcomeKind, string>> = {
  agreed: 'Agreed',
  'more-information': 'More information needed',
  'not-supported': 'Not supported',
  'deferred-urgent': 'Parked: urgent treatment',
  deferred: 'Carried over',
  redirected: 'Redirected',
}

/** The minutes as they stand: who was there, and case by case what was agreed, by whom it is done, and who dissented. */
export function minutesPaper(source: MinutesSource): PaperDocument {
  const { team, meeting, cases } = source
  const { name, on, at, room } = meeting.meeting
  const decided = cases.filter(({ file }) => decisionOf(file, meeting.id)?.outcome != null)
  const isSigned = decided.length > 0 && decided.every(({ file }) => file.signedMinutes.some((minute) => minute.meeting === meeting.id))
  return {
    schema: 1,
    kind: 'minutes',
    language: 'en-GB',
    ...inHouseType(team),
    title: `Minutes, ${name}, ${longDay(on)}`,
    letterhead: { organisation: team.organisation, lines: [team.name] },
    particulars: [`${weekdayOf(on)} ${longDay(on)}`, clockWords(at), room].filter((line) => line !== ''),
    recipient: [],
    identity: `${name}, ${longDay(on)}. Confidential`,
    notice: isSigned ? null : 'Not signed yet',
    blocks: [
      { kind: 'heading', level: 1, text: `Minutes: ${name}` },
      ...attendanceBlocks(source),
      ...cases.flatMap((each, index) => caseBlocks(source, each, index + 1)),
    ],
  }
}

function attendanceBlocks({ meeting, quorate, cases }: MinutesSource): readonly PaperBlock[] {
  const named = (present: readonly string[]): string =>
    meeting.attendance.filter((entry) => present.includes(entry.present)).map((entry) => (entry.discipline === '' ? entry.name : `${entry.name} (${entry.discipline})`)).join(', ')
  // Said before any case is called: an interest may name the child of any of them.
  const sayings = cases.map(sayOnPaper)
  const say: Say = (words) => sayings.reduce((said, each) => each(said), words)
  const lines = [
    ['Here', named(['here'])],
    ['On the line', named(['remote'])],
    ['Apologies', named(['apologies'])],
    ['Interests', meeting.interests.map((interest) => `${interest.name}: ${say(interest.words)}`).join('. ')],
    ['Quorum', quorate ? 'The meeting was quorate.' : 'The meeting was not quorate: what is recorded is a view, not an agreement.'],
  ].filter(([, words]) => words !== '')
  return [{ kind: 'table', head: ['', ''], rows: lines as string[][] }]
}

function caseBlocks(source: MinutesSource, each: PaperCase, number: number): readonly PaperBlock[] {
  const { meeting } = source
  const { file } = each
  const say = sayOnPaper(each)
  const decision = decisionOf(file, meeting.id)
  const head: PaperBlock = { kind: 'heading', level: 2, text: `${number}. ${whoOnPaper(each, meeting.meeting.on)}` }
  const question = file.question === null ? [] : [paragraph([{ text: say(file.question.text) }])]
  if (decision?.outcome == null) return [head, ...question, paragraph([{ text: 'Not discussed.' }])]
  const standing = decision.outcome === 'agreed' && decision.standing === 'view' ? 'A view, not agreed' : outcomes[decision.outcome]
  return [
    head,
    ...question,
    ...whyBlocks(file, meeting.id, say),
    paragraph([{ text: `${standing}. `, bold: true }, { text: say(decision.sentence) }]),
    ...(moreBeside(decision) === '' ? [] : [paragraph([{ text: say(moreBeside(decision)) }])]),
    ...(decision.provider === null ? [] : [paragraph([{ text: 'Provider: ', bold: true }, { text: `${source.providerName(decision.provider)}${decision.backUp === null ? '' : `, then ${source.providerName(decision.backUp)}`}.` }])]),
    ...(decision.override === null ? [] : [paragraph([{ text: 'Not independent. The chair’s reason: ', bold: true }, { text: `${say(decision.override.reason)} (${decision.override.by})` }])]),
    ...dissentBlocks(file, meeting.id, say),
    ...actionBlocks(file, meeting.id, say),
    ...signedBlocks(file, meeting.id, say),
  ]
}

function whyBlocks(file: CaseFile, meeting: string, say: Say): readonly PaperBlock[] {
  const indications = indicationsOf(file, meeting)
  const words = indications.chosen.length > 0 ? indications.chosen.map((code) => indicationWords(indications, code)).join('; ') : indications.none
  const sides = sidesOf(file, meeting).map((side): PaperBlock => paragraph([{ text: `${say(side.who)}: `, bold: true }, { text: say(side.text) }]))
  return [...(words === '' ? [] : [paragraph([{ text: 'Why: ', bold: true }, { text: `${say(words)}.` }])]), ...sides]
}

/** By name and reason, beside the agreement: it stands all the same (D5). */
function dissentBlocks(file: CaseFile, meeting: string, say: Say): readonly PaperBlock[] {
  const dissents = file.dissents.filter((dissent) => dissent.meeting === meeting)
  if (dissents.length > 0) return dissents.map((dissent) => paragraph([{ text: `${dissent.name} dissents: `, bold: true }, { text: say(dissent.reason) }]))
  return file.dissentAsked.includes(meeting) ? [paragraph([{ text: 'Asked whether anyone dissents: nobody.' }])] : []
}

function actionBlocks(file: CaseFile, meeting: string, say: Say): readonly PaperBlock[] {
  const rows = file.tasks.filter((task) => task.meeting === meeting).map((task) => [say(task.what), say(task.owner.name), longDay(task.due)])
  return rows.length === 0 ? [] : [{ kind: 'table', head: ['Action', 'Who', 'By'], rows }]
}

/** Signed by whom; below it what was added, under each author’s own name: the signed words never move (M9). */
function signedBlocks(file: CaseFile, meeting: string, say: Say): readonly PaperBlock[] {
  const signed = file.signedMinutes.find((minute) => minute.meeting === meeting)
  const added = file.addenda.filter((addendum) => addendum.meeting === meeting).map((addendum) => paragraph([{ text: `Added by ${addendum.name}: `, bold: true }, { text: say(addendum.text) }]))
  return signed === undefined ? added : [paragraph([{ text: `Signed by ${signed.signatory.name}.` }]), ...added]
}

function paragraph(runs: Extract<PaperBlock, { kind: 'paragraph' }>['runs']): PaperBlock {
  return { kind: 'paragraph', runs }
}

/** What is owed, for a day: printed for the desk. */
export interface ToDoRow {
  readonly what: string
  readonly who: string
  readonly when: string
  readonly next: string
}

/** Ticked with a pen. */
const BOX = '☐'

/** As wide as a few words by hand: a column is never narrower than its widest word, and this is one. */
const ROOM = '\u00A0'.repeat(32)

/** The list of a day on paper, with room for a pen. `heading` says which list it is. */
export function toDoPaper(team: Team, name: string, day: CalendarDay, rows: readonly ToDoRow[], heading = 'To do'): PaperDocument {
  return {
    schema: 1,
    kind: 'to-do-list',
    language: 'en-GB',
    ...inHouseType(team),
    title: `To do, ${longDay(day)}`,
    letterhead: { organisation: team.organisation, lines: [team.name] },
    particulars: [`${weekdayOf(day)} ${longDay(day)}`, name],
    recipient: [],
    identity: `To do, ${longDay(day)}. Confidential: shred it when it is done`,
    notice: null,
    blocks: [
      { kind: 'heading', level: 1, text: heading },
      rows.length === 0
        ? paragraph([{ text: 'Nothing is owed.' }])
        : { kind: 'table', head: ['What', 'For', 'When', `Next${ROOM}`, 'Done'], rows: rows.map((row) => [row.what, row.who, row.when, row.next, BOX]) },
    ],
  }
}
