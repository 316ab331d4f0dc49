import type { FoldedRecord } from '../journal/fold-record.ts'
import { erasuresIn } from '../journal/erase.ts'
import { settledValue } from '../journal/state-unit.ts'
import type { Route } from '../case/screening.ts'
import { numberKey } from '../person/find-by-words.ts'
import { fullName, IDENTITY, identitySchema, type Identity } from '../person/identity.ts'
import { joinedWith } from '../person/same-as.ts'
import type { Gp } from '../person/gp.ts'
import { searchKey } from '../person/search-key.ts'
import { PROVIDER, providerSchema, type Provider } from '../provider/provider.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import { londonDay } from '../basics/london-day.ts'
import type { Concern } from '../meeting/concern.ts'
import { namesPractice } from '../letter/copies-line.ts'
import { letterSent, type LetterSent } from '../pathway/letter-sent.ts'
import { readPathway } from '../pathway/read-pathway.ts'
import { gpForCopies } from './copies-of-letter.ts'
import { cardsOf } from './cards.ts'
import { hasAgreedThemselves } from './child-stops.ts'
import { caseFigures, type CaseFigures } from './case-figures.ts'
import { owedOf, type Owed } from './chasers-of.ts'
import { lastOutcome, readCaseFile } from './read-case-file.ts'
import { readMeetingFile, readTeamFile } from './read-meeting-file.ts'
import { isLetterWaitedFor } from './is-letter-waited-for.ts'
import { isReadOnly } from './is-read-only.ts'
import { stepOf, type Step } from './step-of.ts'
import { informationDue } from './information-due.ts'
import { versionBegun } from './version-begun.ts'

/**
 * What the lists show of a record, so that no list ever opens whole records. Kept in the sealed list snapshot:
 * change its shape only together with the view's version.
 */
interface Needs {
  /** Cards that wait for a person, but for refused entries: the keeper counts those of this computer. */
  readonly needsPerson: number
  /** Units with two versions to settle. */
  readonly unsettled: readonly string[]
  readonly readOnly: boolean
}

export interface CaseSummary extends Needs {
  readonly kind: 'case'
  readonly id: string
  readonly patient: string
  readonly reference: string
  readonly question: string
  readonly inShort: string
  readonly place: string
  /** What is counted apart: a second opinion, a view no expert gives, routine advice (row 7). */
  readonly route: Route
  readonly requestBy: 'team' | 'young-person' | 'parent-or-carer' | null
  readonly primary: string | null
  /** Somebody disagrees, whatever the primary reason. */
  readonly disagreement: boolean
  /** The family or the young person were asked for their words, whatever they said (row 16). */
  readonly wordsOffered: boolean
  /** Providers on the shortlist. */
  readonly shortlisted: number
  readonly outcome: { readonly meeting: string; readonly kind: string; readonly standing: 'agreement' | 'view'; readonly signed: boolean; readonly at: string; readonly due: string | null } | null
  /** Every meeting that has said what came of it, and whether that minute is signed. */
  readonly minutes: readonly { readonly meeting: string; readonly signed: boolean }[]
  readonly hold: { readonly by: string; readonly at: string; readonly reviewOn: string | null } | null
  /** Was parked, and a clinician has marked the child stable. */
  readonly cameBack: boolean
  readonly hearing: { readonly on: string; readonly restriction: boolean } | null
  readonly ended: 'withdrawn' | 'died' | 'closed' | null
  readonly tasks: readonly { readonly id: string; readonly what: string; readonly owner: string; readonly user: string; readonly due: string }[]
  readonly letters: readonly { readonly version: number; readonly signedBy: string; readonly blob: string; readonly sent: LetterSent; /** Its copies line names the GP’s practice (L42). */ readonly namesPractice: boolean }[]
  /** A letter waits to be signed: the first, or the one for who is next after a decline. */
  readonly letterWaits: boolean
  /** The next version, begun and not signed (L39). */
  readonly letterBegun: number | null
  readonly leadConsultant: string
  /** Where the case stands and what is next (A16). */
  readonly step: Step
  /** What is owed after the decision (A17); when it is due is reckoned with the team’s own times. */
  readonly owed: readonly Owed[]
  /** Somebody’s address is protected: never whose, never which (P12). */
  readonly addressProtected: boolean
  /** The young person has agreed themselves to the records being sent (P18). */
  readonly agreedThemselves: boolean
  /** What the figures count of it. */
  readonly figures: CaseFigures
}

export interface PatientSummary extends Needs {
  readonly kind: 'patient'
  readonly id: string
  readonly identity: Identity | null
  /** Whom the GP’s copy of a letter goes to; null while there is none (L36). */
  readonly gp: Gp | null
  readonly name: string
  /** What a search matches, as `isFound` reads it: name, hospital number, NHS number. */
  readonly search: string
  /** Other entries a person said are this child (P17). */
  readonly sameAs: readonly string[]
}

export interface MeetingSummary extends Needs {
  readonly kind: 'meeting'
  readonly id: string
  readonly name: string
  readonly on: string
  readonly at: string
  readonly room: string
  readonly minutes: number
  readonly cases: readonly string[]
  readonly opened: boolean
  /** Why it does not take place, and since when; null while it does (M23). */
  readonly cancelled: { readonly reason: string; readonly at: string } | null
}

export interface ProviderSummary extends Needs {
  readonly kind: 'provider'
  readonly id: string
  readonly provider: Provider | null
}

export interface TeamSummary extends Needs {
  readonly kind: 'team'
  readonly id: string
  readonly name: string
  /** Row 4: the days Martha’s Rule was shown, and what came of it. */
  readonly concerns: readonly { readonly on: CalendarDay; readonly ringing: Concern['ringing'] }[]
  /** Records (`kind/id`) that are, or are to be, erased (J22). */
  readonly erased: readonly string[]
}

export type Summary = CaseSummary | PatientSummary | MeetingSummary | ProviderSummary | TeamSummary

/** The summary of any record. The meanwhile applies: a parked or ended case shows so while two versions stand. */
export function summarise(record: FoldedRecord): Summary {
  const cards = cardsOf(record).filter((card) => card.kind !== 'refused')
  const unsettled = cards.flatMap((card) => (card.kind === 'two-versions' ? [card.unit] : card.kind === 'signed-twice' ? [`signed/${card.what}`] : []))
  const needs: Needs = { needsPerson: cards.length, unsettled, readOnly: isReadOnly(record) }
  switch (record.about.kind) {
    case 'case':
      return summariseCase(record, needs)
    case 'patient':
      return summarisePatient(record, needs)
    case 'meeting':
      return summariseMeeting(record, needs)
    case 'provider':
      return { ...needs, kind: 'provider', id: record.about.id, provider: settledValue(record, PROVIDER, providerSchema) }
    case 'team':
      return summariseTeam(record, needs)
  }
}

function summariseCase(record: FoldedRecord, needs: Needs): CaseSummary {
  const file = readCaseFile(record)
  const pathway = readPathway(record)
  const decision = lastOutcome(file)
  const state = decision === null ? undefined : record.units.get(`decision/${decision.meeting}`)
  const at = state?.kind === 'settled' ? state.act.at.wall : ''
  const isSigned = (meeting: string): boolean => file.signedMinutes.some((minute) => minute.meeting === meeting)
  return {
    ...needs,
    kind: 'case',
    id: record.about.id,
    patient: file.subject?.patient ?? '',
    reference: file.subject?.reference ?? '',
    question: file.question?.text ?? '',
    inShort: file.question?.inShort ?? '',
    place: file.setting?.where ?? '',
    route: file.route,
    requestBy: file.request?.by ?? null,
    primary: file.indications.primary,
    disagreement: file.indications.chosen.includes('I5'),
    wordsOffered: file.words.length > 0,
    shortlisted: file.shortlist.length,
    outcome: decision?.outcome == null ? null : { meeting: decision.meeting, kind: decision.outcome, standing: decision.standing, signed: isSigned(decision.meeting), at, due: informationDue(decision, at.slice(0, 10)) },
    minutes: file.decisions.filter(({ outcome }) => outcome !== null).map(({ meeting }) => ({ meeting, signed: isSigned(meeting) })),
    hold: file.hold?.state === 'parked' ? { by: file.hold.by, at: file.hold.at, reviewOn: file.hold.reviewOn } : null,
    cameBack: file.hold?.state === 'stable',
    hearing: file.hearing === null ? null : { on: file.hearing.on, restriction: file.hearing.restriction },
    ended: file.ended?.how ?? null,
    tasks: file.tasks
      .filter((task) => task.done === null)
      .map((task) => ({ id: task.id, what: task.what, owner: task.owner.name, user: task.owner.user, due: task.due })),
    letters: file.signedLetters.map((letter) => ({ version: letter.version, signedBy: letter.signatory.name, blob: letter.blob, sent: letterSent(pathway, letter.version), namesPractice: letter.document !== undefined && namesPractice(letter.document) })),
    letterWaits: isLetterWaitedFor(file),
    letterBegun: versionBegun(file),
    leadConsultant: file.subject?.leadConsultant.user ?? '',
    step: stepOf(file),
    owed: owedOf(file, londonDay),
    addressProtected: file.protectedAddresses.length > 0,
    agreedThemselves: hasAgreedThemselves(file),
    figures: caseFigures(file),
  }
}

function summarisePatient(record: FoldedRecord, needs: Needs): PatientSummary {
  const identity = settledValue(record, IDENTITY, identitySchema)
  const name = identity === null ? '' : fullName(identity)
  const numbers = identity === null ? '' : [numberKey(identity.hospitalNumber), identity.nhs.kind === 'number' ? identity.nhs.number : ''].join(' ')
  const gp = gpForCopies(record)
  return { ...needs, kind: 'patient', id: record.about.id, identity, gp: gp.ok ? gp.value : null, name, search: `${searchKey(`${name} ${identity?.inOwnScript ?? ''}`)} ${numbers}`, sameAs: joinedWith(record) }
}

function summariseMeeting(record: FoldedRecord, needs: Needs): MeetingSummary {
  const file = readMeetingFile(record)
  return {
    ...needs,
    kind: 'meeting',
    id: record.about.id,
    name: file.meeting?.name ?? '',
    on: file.meeting?.on ?? '',
    at: file.meeting?.at ?? '',
    room: file.meeting?.room ?? '',
    minutes: file.meeting?.minutes ?? 0,
    cases: file.agenda.map((item) => item.case),
    opened: file.opened !== null,
    cancelled: file.cancelled === null ? null : { reason: file.cancelled.reason, at: file.cancelled.at },
  }
}

function summariseTeam(record: FoldedRecord, needs: Needs): TeamSummary {
  const { team, concerns } = readTeamFile(record)
  return { ...needs, kind: 'team', id: record.about.id, name: team?.name ?? '', concerns: concerns.map(({ at, ringing }) => ({ on: londonDay(at), ringing })), erased: erasuresIn(record).map((each) => each.record) }
}
