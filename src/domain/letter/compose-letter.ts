import { longDay, type CalendarDay } from '../basics/calendar.ts'
import { inHouseType } from '../basics/house-type.ts'
import type { Picture } from '../basics/picture.ts'
import { textFromProse, proseFromText, type Prose, type ProseBlock } from '../basics/prose.ts'
import type { Brief, Consent, FamilyWords, Hearing, Mode, Request, Setting, Side, Subject, TeamQuestion } from '../case/case-parts.ts'
import type { Indications } from '../case/indications.ts'
import type { Decision } from '../decision/decision.ts'
import type { Meeting } from '../meeting/meeting.ts'
import type { Team } from '../meeting/team.ts'
import { fullName, showNhs, type Identity } from '../person/identity.ts'
import { needsOf, personLabel } from '../person/needs.ts'
import type { Person } from '../person/person-parts.ts'
import { isAbroad, type Provider } from '../provider/provider.ts'
import { copiesLine } from './copies-line.ts'
import { askedBeforeSentence } from './asked-before.ts'
import { checkScript } from './check-scripts.ts'
import type { LetterProse } from './letter-parts.ts'
import type { PaperBlock, PaperDocument } from './paper-document.ts'
import { reasonSentence } from './reason-sentence.ts'
import { salutation } from './salutation.ts'

/** Everything a letter is composed from: the minute and the records it names. Nothing in it is typed again. */
export interface LetterSource {
  readonly team: Team
  /** The trust’s, from its profile; undefined where it has none. */
  readonly logo?: Picture | undefined
  readonly subject: Subject
  readonly identity: Identity
  readonly setting: Setting | null
  readonly brief: Brief | null
  /** Rows 17 and 18: another way than the setting recommends; null for the usual one. */
  readonly mode: Mode | null
  /** The day an opinion is asked for by: before a hearing or a review; null when nothing waits for it. */
  readonly neededBy: CalendarDay | null
  /** False once both teams and the family have agreed to a transfer (row 33). */
  readonly careRemains: boolean
  readonly indications: Indications
  readonly sides: readonly Side[]
  readonly decision: Decision
  readonly meeting: Meeting
  readonly provider: Provider
  /** Row 14: who was asked before this provider and could not take it on, in turn, as a sentence names them. */
  readonly askedBefore: readonly string[]
  readonly questions: readonly TeamQuestion[]
  readonly words: readonly FamilyWords[]
  readonly people: readonly Person[]
  /** Whom a copy is for, as the letter names them (L41). */
  readonly copies: readonly string[]
  /** What goes with it: held by us, or come from another hospital. What we have not got is not promised (row 19). */
  readonly enclosures: readonly { readonly group: 'records' | 'results' | 'scans'; readonly what: string; readonly dated: CalendarDay | null }[]
  /** True when somebody dissented: the letter says views differed, never who (row: dissent, V5). */
  readonly dissent: boolean
  readonly request: Request | null
  readonly consents: readonly Consent[]
  /** The records are sent on the chair’s word: against a no, or with nobody’s agreement who can give it (L6). */
  readonly consentOverridden: boolean
  readonly hearing: Hearing | null
  /** Nobody may name the child: also by another case’s hearing (M31). */
  readonly restricted: boolean
  /** Who takes the report in; null while the team names nobody for it. */
  readonly contact: { readonly name: string; readonly title: string } | null
  readonly prose: LetterProse
  readonly version: number
  readonly date: CalendarDay
  /** `registration` is a GMC number of 7 digits; '' when it is not known. */
  readonly signatory: { readonly name: string; readonly title: string; readonly registration: string }
  readonly signed: boolean
}

/** Over the two parts that the consultant may word. */
export const WHY_HEADING = 'Why we are asking'
export const ASK_HEADING = 'What we ask you to do'

/** The letter as composed: the parts a consultant may change, before they change them. */
export function composedProse(source: Omit<LetterSource, 'prose'>): { readonly why: Prose; readonly ask: Prose } {
  return { why: composeWhy(source), ask: composeAsk(source) }
}

/** The question letter to the provider, from the agreed minute (rows 12 to 18, 26, 33, 36). */
export function composeLetter(source: LetterSource): PaperDocument {
  const composed = composedProse(source)
  return {
    schema: 1,
    kind: 'letter',
    language: 'en-GB',
    ...inHouseType(source.team),
    title: `Request for a clinical second opinion, ${source.subject.reference}, version ${source.version}`,
    letterhead: {
      organisation: source.team.organisation,
      lines: [source.team.name, ...source.team.address, source.team.telephone].filter((line) => line !== ''),
      ...(source.logo === undefined ? {} : { logo: source.logo }),
    },
    particulars: [longDay(source.date), `Our reference ${source.subject.reference}`, `Version ${source.version}${source.signed ? '' : ' draft'}`],
    recipient: [source.provider.name, source.provider.organisation, ...source.provider.address].filter((line) => line !== ''),
    identity: identityLine(source.identity),
    notice: source.signed ? null : 'Draft, not signed',
    blocks: [
      { kind: 'heading', level: 1, text: 'Request for a clinical second opinion' },
      { kind: 'paragraph', runs: [{ text: salutation(source.provider) }] },
      ...identityBlocks(source),
      { kind: 'heading', level: 2, text: WHY_HEADING },
      ...proseBlocks(source.prose.why ?? composed.why),
      ...courtBlocks(source),
      ...briefBlocks(source.brief),
      ...sideBlocks(source),
      ...questionBlocks(source),
      { kind: 'heading', level: 2, text: ASK_HEADING },
      ...proseBlocks(source.prose.ask ?? composed.ask),
      ...enclosureBlocks(source),
      ...consentBlocks(source),
      ...needBlocks(source),
      { kind: 'heading', level: 2, text: 'Your report' },
      ...clauseBlocks(source),
      // Apart from the signature, so that the page leaves room between them, as a typist would.
      { kind: 'paragraph', runs: [{ text: 'Yours sincerely' }] },
      signatureBlock(source),
      ...copiesLine(source.copies),
      ...codeBlocks(source),
    ],
  }
}

/** At the foot: no code belongs in an address, nor right above it, where it would show in the window of an envelope. */
function codeBlocks({ team, provider }: LetterSource): PaperBlock[] {
  const codes = [team.ods === '' ? '' : `sender ${team.ods}`, provider.ods === '' ? '' : `addressee ${provider.ods}`].filter((code) => code !== '')
  return codes.length === 0 ? [] : [{ kind: 'paragraph', runs: [{ text: 'ODS codes: ', bold: true }, { text: `${codes.join('; ')}.` }] }]
}

function identityLine(identity: Identity): string {
  const nhs = identity.nhs.kind === 'number' ? `NHS number ${showNhs(identity.nhs)}` : `NHS number: ${showNhs(identity.nhs).replace(': ', ', ')}`
  const hospital = `Hospital number ${identity.hospitalNumber}`.replaceAll(' ', '\u00a0')
  return `${fullName(identity)}, born ${longDay(identity.born)}. ${nhs}. ${hospital}`
}

function identityBlocks({ identity, setting }: LetterSource): PaperBlock[] {
  const rest = identityLine(identity).slice(fullName(identity).length)
  const where = setting === null ? '' : `. ${setting.place === 'inpatient' ? 'Inpatient' : 'Outpatient'}${setting.where === '' ? '' : `, ${setting.where}`}`
  return [{ kind: 'paragraph', runs: [{ text: fullName(identity), bold: true }, { text: `${rest}${ownScript(identity)}${where}.` }] }]
}

/** The name as the family writes it, beside the one we file by; left out where no letters for it can be printed. */
function ownScript({ inOwnScript = '' }: Identity): string {
  return inOwnScript === '' || !checkScript(inOwnScript, '').ok ? '' : `. The family writes the name ${inOwnScript}`
}

function composeWhy(source: Omit<LetterSource, 'prose'>): Prose {
  const { indications, decision, meeting } = source
  const because = indications.chosen.length > 0 ? reasonSentence(indications) : indications.none
  return proseFromText(
    [
      `Our ${meeting.name} met on ${longDay(meeting.on)} and agreed to ask for your view. ${because}`.trim(),
      decision.sentence === '' ? '' : `What we agreed: “${decision.sentence}”`,
      askedBeforeSentence(source.askedBefore),
      source.dissent ? 'Views in the meeting differed.' : '',
    ].join('\n'),
  )
}

function composeAsk(source: Omit<LetterSource, 'prose'>): Prose {
  const { neededBy } = source
  const by = neededBy === null ? [] : proseFromText(`We would be grateful for your view by ${longDay(neededBy)}.`)
  return [...askOf(source), ...by]
}

function askOf({ setting, mode, identity }: Omit<LetterSource, 'prose'>): Prose {
  const name = identity.given === '' ? 'the child' : identity.given
  const how = mode?.how ?? (setting === null ? null : setting.place === 'inpatient' ? 'visit' : 'clinic')
  if (how === 'report-only') return proseFromText(`Please give us your opinion from the records, in a report to our team. We do not ask you to see ${name}.`)
  if (how === 'visit') {
    return proseFromText(
      `If you can, please visit. You would meet our whole team, the family and, where that is right, ${name}, whom ideally you would examine. Then please send us your report.`,
    )
  }
  if (how === 'clinic') {
    return proseFromText(`Please see ${name} in your outpatient clinic and send our team a letter with your opinion.`)
  }
  return proseFromText(
    `Please tell us which you can offer: to see ${name} in your clinic and send our team a letter with your opinion, or to send us a report from the records.`,
  )
}

function briefBlocks(brief: Brief | null): PaperBlock[] {
  if (brief === null) return []
  const rows = [
    [brief.diagnoses.length === 1 ? 'Diagnosis' : 'Diagnoses', brief.diagnoses.join('\n')],
    ['Treatment so far', brief.soFar],
    ['Now', brief.now],
    ['To choose between', (brief.options ?? []).join('\n')],
  ].filter((row) => row[1] !== '')
  if (rows.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'In brief' },
    { kind: 'table', head: ['', ''], rows },
  ]
}

const COURT_DAY = 'A court hearing is on '
const SILENCE = 'A reporting restriction is in force: nobody who does not need to know for this opinion may learn who this letter is about.'

/** Row 28: the day, and what this letter is not; who may be told is said before anything of the child’s story. */
function courtBlocks({ hearing, restricted, date }: LetterSource): PaperBlock[] {
  const day = hearing === null || hearing.on < date ? '' : `${COURT_DAY}${longDay(hearing.on)}. This asks for a clinical second opinion and is separate from any evidence the court asks for.`
  const said = [day, restricted ? SILENCE : ''].filter((sentence) => sentence !== '')
  return said.length === 0 ? [] : [{ kind: 'paragraph', runs: [{ text: said.join(' '), bold: true }] }]
}

/** Is this what a letter says of a court (row 28), which stands right under the consultant’s words and is none of them? */
export function isCourtBlock({ runs: [first, ...more] }: Extract<PaperBlock, { kind: 'paragraph' }>): boolean {
  return first?.bold === true && more.length === 0 && (first.text.startsWith(COURT_DAY) || first.text === SILENCE)
}

function sideBlocks({ sides }: LetterSource): PaperBlock[] {
  if (sides.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'The views, in the words of those who hold them' },
    ...sides.map((side): PaperBlock => ({ kind: 'paragraph', runs: [{ text: `${side.who}: `, bold: true }, { text: side.text }] })),
  ]
}

function questionBlocks({ questions, words, identity }: LetterSource): PaperBlock[] {
  const theirs = words.filter((entry) => entry.kind === 'question')
  const young = theirs.filter((entry) => entry.youngPerson)
  const who = identity.given === '' ? 'the young person' : identity.given
  return [
    { kind: 'heading', level: 2, text: 'Questions from our team' },
    { kind: 'questions', start: 1, items: questions.map((question) => ({ runs: [{ text: textFromProse(question.prose) }] })) },
    ...ownQuestions(`Questions from ${who}, in their own words`, questions.length + 1, young),
    ...ownQuestions('Questions from the family, in their own words', questions.length + young.length + 1, theirs.filter((entry) => !entry.youngPerson)),
  ]
}

/** Questions as somebody put them, letter for letter; their numbers go on from `start`. */
function ownQuestions(heading: string, start: number, asked: readonly FamilyWords[]): PaperBlock[] {
  if (asked.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: heading },
    { kind: 'questions', start, items: asked.map((entry) => ({ runs: [{ text: `“${entry.text}”` }], attribution: attributionOf(entry) })) },
  ]
}

/** "Lakshmi Krishnamurthy, mother, 5 October 2026": whose words they are and when they said them. */
export function attributionOf(entry: FamilyWords): string {
  return [entry.speaker, entry.relation, longDay(entry.on)].filter((part) => part !== '').join(', ')
}

const groupWords = { records: 'Medical records', results: 'Investigation results', scans: 'Copies of scans' } as const

/** Row 19: what goes with the letter, in its three groups; sent securely (row 20). */
function enclosureBlocks({ enclosures }: LetterSource): PaperBlock[] {
  if (enclosures.length === 0) return []
  const items = (['records', 'results', 'scans'] as const).flatMap((group) => {
    const of = enclosures.filter((item) => item.group === group)
    const named = of.map(({ what, dated }) => (dated === null ? what : `${what}, ${longDay(dated)}`))
    return of.length === 0 ? [] : [[{ text: `${groupWords[group]}: `, bold: true as const }, { text: `${named.join('; ')}.` }]]
  })
  return [
    { kind: 'heading', level: 2, text: 'What comes with this letter, sent securely' },
    { kind: 'bullets', items },
  ]
}

const responsibilityWords = { confirmed: 'confirmed', 'not-confirmed': 'not confirmed', disputed: 'disputed', 'not-needed': '' } as const

/** Who asked (row 8), what each said of their records being sent (C7), and who was told and asked for questions of their own (row 16). */
function consentBlocks({ request, consents, consentOverridden, words }: LetterSource): PaperBlock[] {
  const told = [...new Set(words.filter(({ kind }) => kind !== 'words').map(({ speaker, relation }) => withRelation(speaker, relation)))]
  const items = [
    ...(request === null ? [] : [{ said: 'Asked for by: ', rest: `${askedBy(request)}.` }]),
    ...consents.map(({ person, relation, answer, on }) => ({ said: `${withRelation(person, relation)}: `, rest: `${consentWords[answer]}${on === null ? '' : `, ${longDay(on)}`}.` })),
    ...(told.length === 0 ? [] : [{ said: 'Told of the request, and asked for their own questions: ', rest: `${told.join('; ')}.` }]),
  ]
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Who asked, and consent to sending the records' },
    { kind: 'bullets', items: items.map(({ said, rest }) => [{ text: said, bold: true as const }, { text: rest }]) },
    ...(consentOverridden ? [{ kind: 'paragraph' as const, runs: [{ text: 'The chair of our meeting decided that the records are sent all the same; the reason is in the child’s record here.' }] }] : []),
  ]
}

const consentWords = { agreed: 'agreed', refused: 'did not agree', 'not-asked': 'not asked yet' } as const

function askedBy({ by, name, relationship, parentalResponsibility }: Request): string {
  if (by === 'team') return name === '' ? 'the treating team' : `the treating team (${name})`
  if (by === 'young-person') return name === '' ? 'the young person' : `${name}, the young person`
  const responsibility = responsibilityWords[parentalResponsibility]
  return `${withRelation(name === '' ? 'a parent or carer' : name, relationship)}${responsibility === '' ? '' : `, parental responsibility ${responsibility}`}`
}

function withRelation(name: string, relation: string): string {
  return relation === '' ? name : `${name}, ${relation}`
}

/** Where the report comes back to, and whom to ask. */
function returnBlock({ team, subject, contact }: LetterSource): PaperBlock {
  const to = contact === null ? team.name : [contact.name, contact.title, team.name].filter((part) => part !== '').join(', ')
  const telephone = team.telephone === '' ? '' : `, telephone ${team.telephone}`
  return {
    kind: 'paragraph',
    clause: 'return-route',
    runs: [{ text: `Please send your report securely to ${to}, at the address above${telephone}, with our reference ${subject.reference}. The lead consultant here is ${subject.leadConsultant.name}.` }],
  }
}

/** Row 37: each reader’s needs by themselves (L17), so that whoever sees the child knows before they do. */
function needBlocks({ people }: LetterSource): PaperBlock[] {
  const needs = people.map((person) => ({ person, needs: needsOf(person) })).filter((entry) => entry.needs.length > 0)
  if (needs.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Communication needs' },
    { kind: 'bullets', items: needs.map((entry) => [{ text: `${personLabel(entry.person)}: `, bold: true }, { text: `${entry.needs.join('; ')}.` }]) },
  ]
}

function clauseBlocks(source: LetterSource): PaperBlock[] {
  const { provider, team, careRemains } = source
  const blocks: PaperBlock[] = [
    {
      kind: 'paragraph',
      clause: 'independence',
      runs: [
        {
          text: 'In your report please state your professional body and registration number, anything that might be thought to affect your independence, and answer by question number.',
        },
      ],
    },
  ]
  if (isAbroad(provider)) {
    blocks.push(
      {
        kind: 'paragraph',
        clause: 'law-and-ethics',
        runs: [{ text: 'Please say clearly whether any part of your opinion rests on a difference in law or in ethical norms between your country and the United Kingdom. If there is none, please say so.' }],
      },
      {
        kind: 'paragraph',
        clause: 'national-law',
        runs: [{ text: `${team.organisation} must act within the law of this country, whatever the opinion.` }],
      },
    )
  }
  // What a letter says of care is true on the day it is signed.
  blocks.push(
    returnBlock(source),
    careRemains
      ? { kind: 'paragraph', clause: 'care-remains-here', runs: [{ text: `Care remains with ${team.organisation}. This letter asks for an opinion; it does not ask you to take over care.` }] }
      : { kind: 'paragraph', runs: [{ text: 'A transfer of care has been agreed apart from this letter, by both teams and the family. This letter asks for an opinion.' }] },
  )
  return blocks
}

function signatureBlock({ signatory, team, date, signed }: LetterSource): PaperBlock {
  const lines = [signatory.name, signatory.title, signatory.registration === '' ? '' : `GMC number ${signatory.registration}`, team.organisation].filter((line) => line !== '')
  return { kind: 'signature', lines: [...lines, signed ? `Signed electronically, ${longDay(date)}` : 'Not signed'] }
}

/** A list that is numbered where it was written is numbered on the page. */
function proseBlocks(prose: Prose): PaperBlock[] {
  return prose.map((block: ProseBlock): PaperBlock => {
    if (block.kind === 'paragraph') return block
    return { kind: 'bullets', ...(block.ordered ? { ordered: true } : {}), items: block.items }
  })
}
