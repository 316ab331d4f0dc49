import { ageInWords, daysBetween, fullWorkingDaysBetween, type CalendarDay } from '../basics/calendar.ts'
import { QUESTION, WORDS } from '../case/case-parts.ts'
import { indicationWords } from '../case/indications.ts'
import { decisionUnit } from '../decision/decision.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { MOST_ON_SLIDE, type CaseSlide, type Slide, type UnsettledPart } from '../meeting/slide.ts'
import { hideNames, hideNumbers } from '../person/hide-names.ts'
import { fullName, IDENTITY, type Identity } from '../person/identity.ts'
import { readPatientIdentity } from '../person/read-patient.ts'
import { independenceIn } from './independence-in.ts'
import { whoIsHidden } from './who-is-hidden.ts'
import { decisionOf, isUnsettled, type CaseFile } from './read-case-file.ts'
import { indicationsOf, indicationsUnitFor, sidesOf, sidesPrefixFor } from './why-and-sides.ts'

export interface SlideFacts {
  /** Null until they have been read. */
  readonly file: CaseFile | null
  /** Its records were erased since the room was opened. */
  readonly isErased: boolean
  readonly patient: FoldedRecord | null
  /** What `besideOf` names, null until it has been read: the family may be named there alone. */
  readonly beside: readonly FoldedRecord[] | null
  readonly meeting: { readonly id: string; readonly name: string; readonly on: CalendarDay | null }
  readonly place: Slide['place']
  readonly today: CalendarDay
  /** As the trust has them. */
  readonly bankHolidays: ReadonlySet<CalendarDay>
  readonly madeUp: boolean
  readonly providerLabel: (id: string) => string | null
  readonly view: CaseSlide['view']
  /** What `isRestricted` says. */
  readonly restricted: boolean
  /** What `isNameShown` says. */
  readonly nameShown: boolean
}

/**
 * The slide of a case: what the room may read, and nothing else (M30). With the name hidden nobody of the family is
 * named anywhere on it, and names inside people's own words give way to a sign that says so.
 */
export function slideOf({ file, patient, beside, meeting, ...facts }: SlideFacts): Slide {
  const head = { place: facts.place, meeting: { name: line(meeting.name), on: meeting.on }, madeUp: facts.madeUp }
  if (facts.isErased) return { kind: 'withheld', ...head, why: 'erased' }
  const identity = patient === null ? null : readPatientIdentity(patient)
  if (file === null || patient === null || beside === null || identity === null) {
    return { kind: 'withheld', ...head, why: patient !== null && isUnsettled(patient, IDENTITY) ? 'two-versions' : 'not-here-yet' }
  }
  const hidden = whoIsHidden(file, patient, beside)
  const say = (words: string): string => (facts.nameShown ? hideNumbers(words, hidden.numbers) : hideNames(words, hidden))
  const decision = decisionOf(file, meeting.id)
  const indications = indicationsOf(file, meeting.id)
  return {
    kind: 'case',
    ...head,
    who: whoOf(identity, facts.nameShown, facts.restricted),
    age: ageInWords(identity.born, facts.today),
    setting: file.setting?.place ?? null,
    standing: file.ended?.how ?? (file.hold?.state === 'parked' ? 'parked' : null),
    view: facts.view,
    question: file.question === null ? null : prose(say(file.question.text)),
    sides: sidesOf(file, meeting.id).slice(0, MOST_ON_SLIDE.sides).map(({ who, text }) => ({ who: line(say(who)), text: prose(say(text)) })),
    words: facts.view === 'words' ? ownWords(file, facts.nameShown, say) : [],
    agreed: decision?.outcome == null ? null : { sentence: prose(say(decision.sentence)), standing: decision.standing, readBack: decision.readBack },
    why: [
      ...indications.chosen.map((code) => ({ words: indicationWords(indications, code), primary: code === indications.primary })),
      ...(indications.none === '' ? [] : [{ words: prose(say(indications.none)), primary: false }]),
    ],
    asked: [decision?.provider, decision?.backUp].flatMap((id) => {
      const label = id == null ? null : facts.providerLabel(id)
      const entry = file.shortlist.find(({ provider }) => provider === id)
      return label === null ? [] : [{ label: line(say(label)), independence: independenceIn(file, entry?.independence ?? null) }]
    }),
    court: courtOf(file, facts.today, facts.bankHolidays),
    unsettled: unsettledOf(file, meeting.id),
  }
}

/** No wall has room for more; what is longer ends in dots, and is whole in the record. */
function line(words: string): string {
  return cut(words, MOST_ON_SLIDE.line)
}

function prose(words: string): string {
  return cut(words, MOST_ON_SLIDE.prose)
}

function cut(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`
}

function whoOf(identity: Identity, nameShown: boolean, restricted: boolean): CaseSlide['who'] {
  if (nameShown) return { kind: 'named', name: line(fullName(identity)), inOwnScript: identity.inOwnScript === undefined ? null : line(identity.inOwnScript), restricted }
  if (restricted) return { kind: 'restricted' }
  return { kind: 'initials', initials: [identity.given, identity.family].flatMap((name) => [...name].slice(0, 1)).join(' ') }
}

/** Letter for letter but for names and numbers that are hidden; who said them by what they are to the child. */
function ownWords(file: CaseFile, nameShown: boolean, say: (words: string) => string): CaseSlide['words'] {
  return file.words
    .filter(({ kind }) => kind === 'words' || kind === 'question')
    .slice(0, MOST_ON_SLIDE.words)
    .map(({ text, speaker, relation, youngPerson }) => ({
      text: prose(say(text)),
      who: line(nameShown ? [speaker, say(relation)].filter((part) => part !== '').join(', ') : say(relation)),
      youngPerson,
    }))
}

function courtOf({ hearing }: CaseFile, today: CalendarDay, bankHolidays: ReadonlySet<CalendarDay>): CaseSlide['court'] {
  if (hearing === null || daysBetween(today, hearing.on) < 0) return null
  return { on: hearing.on, days: daysBetween(today, hearing.on), workingDays: [...fullWorkingDaysBetween(today, hearing.on, bankHolidays)] }
}

function unsettledOf(file: CaseFile, meeting: string): UnsettledPart[] {
  const under = (prefix: string): boolean => [...file.record.units].some(([unit, state]) => state.kind === 'unsettled' && unit.startsWith(`${prefix}/`))
  const parts: readonly (readonly [UnsettledPart, boolean])[] = [
    ['question', isUnsettled(file.record, QUESTION)],
    ['words', under(WORDS)],
    ['why', isUnsettled(file.record, indicationsUnitFor(file, meeting))],
    ['sides', under(sidesPrefixFor(file, meeting))],
    ['agreed', isUnsettled(file.record, decisionUnit(meeting))],
  ]
  return parts.flatMap(([part, holds]) => (holds ? [part] : []))
}
