import { settledValue, readItems } from '../journal/state-unit.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { inOrder } from '../journal/in-order.ts'
import * as parts from '../case/case-parts.ts'
import { BEFORE, type Indications } from '../case/indications.ts'
import { NON_EXPERT, nonExpertSchema, ROUTINE, routeOf, routineSchema, SCREENING, screeningSchema, type NonExpert, type Route, type Routine, type Screening } from '../case/screening.ts'
import { DECISION, decisionSchema, type Decision } from '../decision/decision.ts'
import { ADDENDUM, addendumSchema, type Addendum } from '../decision/addendum.ts'
import { DISSENT, DISSENT_ASKED, dissentAskedSchema, dissentSchema, type Dissent } from '../decision/dissent.ts'
import { LETTER, letterProseSchema, SIGNED_LETTER, signedLetterSchema, SIGNED_MINUTE, signedMinuteSchema, type LetterProse, type SignedLetter } from '../letter/letter-parts.ts'
import { protectedAddresses } from '../person/address.ts'
import { COMPETENCE, competenceSchema, PERSON, personSchema, REPORT_ACCESS, reportAccessSchema, type Competence, type Person, type ReportAccess } from '../person/person-parts.ts'
import { TASK, taskSchema, type Task } from '../task/task.ts'
import type { z } from 'zod'
import { acceptedLateDissents } from './accepted-late.ts'
import { meanwhileEnded, meanwhileHearing, meanwhileHold } from './meanwhile.ts'
import { indicationsOf, sidesOf } from './why-and-sides.ts'

/** A case as its screens read it: every settled part, typed. Unsettled parts are absent here and stand as cards. */
export interface CaseFile {
  readonly id: string
  readonly record: FoldedRecord
  readonly subject: parts.Subject | null
  readonly question: z.infer<typeof parts.questionSchema> | null
  readonly setting: parts.Setting | null
  /** The answers the case was made on; null for one from before there was a screening. */
  readonly screening: Screening | null
  readonly route: Route
  /** Row 29: what the lead consultant suggested and what came of it. */
  readonly nonExpert: NonExpert | null
  /** Row 7: how routine advice was closed. */
  readonly routine: Routine | null
  readonly brief: parts.Brief | null
  /** What is asked of the provider, where it is not what the setting recommends. */
  readonly mode: parts.Mode | null
  readonly bioethics: z.infer<typeof parts.bioethicsSchema> | null
  readonly request: parts.Request | null
  readonly words: readonly (parts.FamilyWords & { readonly id: string })[]
  readonly questions: readonly (parts.TeamQuestion & { readonly id: string })[]
  /** Of the latest decided meeting, and before any is decided what was proposed before any meeting. The sides too. */
  readonly indications: Indications
  readonly sides: readonly (parts.Side & { readonly id: string })[]
  readonly shortlist: readonly parts.Shortlisted[]
  readonly consents: readonly (parts.Consent & { readonly id: string })[]
  /** L6: the chair's reason for sending although somebody said no. */
  readonly consentOverride: parts.ConsentOverride | null
  /** D4: the chair's reasons for providers who are not independent, given for one of them alone. */
  readonly independenceOverrides: readonly (parts.ConsentOverride & { readonly provider: string })[]
  readonly decisions: readonly Decision[]
  /** Those that came in late among them, once accepted. */
  readonly dissents: readonly Dissent[]
  readonly dissentAsked: readonly string[]
  /** Below the signed minutes, in the order they stand in; `at` is the ISO instant each was added. */
  readonly addenda: readonly (Addendum & { readonly id: string; readonly at: string })[]
  readonly tasks: readonly (Task & { readonly id: string })[]
  readonly letters: ReadonlyMap<number, LetterProse>
  readonly signedLetters: readonly SignedLetter[]
  readonly signedMinutes: readonly z.infer<typeof signedMinuteSchema>[]
  /** The people of the case, each by themselves (P10). Their addresses are read where they may be shown, and nowhere else. */
  readonly people: readonly (Person & { readonly id: string })[]
  /** Whose address is protected, by id: also while two versions stand (P13). */
  readonly protectedAddresses: readonly string[]
  readonly competences: readonly Competence[]
  /** What the young person wants each of the others to read of the report (P15). */
  readonly reportAccess: readonly (ReportAccess & { readonly person: string })[]
  /** With the meanwhile applied while two versions stand: earliest date, hold, stop. */
  readonly hearing: parts.Hearing | null
  readonly hold: parts.Hold | null
  readonly ended: z.infer<typeof parts.endedSchema> | null
}

export function readCaseFile(record: FoldedRecord): CaseFile {
  const items = <T>(prefix: string, schema: z.ZodType<T>) => readItems(record, prefix, schema)
  const decisions = items(DECISION, decisionSchema).map((item) => item.value)
  const decided = latestDecision({ decisions })?.meeting ?? BEFORE
  const screening = settledValue(record, SCREENING, screeningSchema)
  return {
    id: record.about.id,
    record,
    subject: settledValue(record, parts.SUBJECT, parts.subjectSchema),
    question: settledValue(record, parts.QUESTION, parts.questionSchema),
    setting: settledValue(record, parts.SETTING, parts.settingSchema),
    screening,
    route: routeOf(screening),
    nonExpert: settledValue(record, NON_EXPERT, nonExpertSchema),
    routine: settledValue(record, ROUTINE, routineSchema),
    brief: settledValue(record, parts.BRIEF, parts.briefSchema),
    mode: settledValue(record, parts.MODE, parts.modeSchema),
    bioethics: settledValue(record, parts.BIOETHICS, parts.bioethicsSchema),
    request: settledValue(record, parts.REQUEST, parts.requestSchema),
    words: inOrder(items(parts.WORDS, parts.familyWordsSchema)),
    questions: inOrder(items(parts.TEAM_QUESTION, parts.teamQuestionSchema)),
    indications: indicationsOf({ record }, decided),
    sides: sidesOf({ record }, decided),
    shortlist: inOrder(items(parts.SHORTLIST, parts.shortlistSchema)),
    consents: items(parts.CONSENT, parts.consentSchema).map((item) => ({ ...item.value, id: item.key })),
    consentOverride: settledValue(record, parts.CONSENT_OVERRIDE, parts.consentOverrideSchema),
    independenceOverrides: items(parts.INDEPENDENCE_OVERRIDE, parts.consentOverrideSchema).map((item) => ({ ...item.value, provider: item.key })),
    decisions,
    dissents: [...items(DISSENT, dissentSchema).map((item) => item.value), ...acceptedLateDissents(record)],
    dissentAsked: items(DISSENT_ASKED, dissentAskedSchema).map((item) => item.value.meeting),
    addenda: items(ADDENDUM, addendumSchema).map((item) => ({ ...item.value, id: item.key, at: item.state.act.at.wall })),
    tasks: items(TASK, taskSchema).map((item) => ({ ...item.value, id: item.key })),
    letters: new Map(items(LETTER, letterProseSchema).map((item) => [Number(item.key), item.value])),
    signedLetters: items(SIGNED_LETTER, signedLetterSchema).map((item) => item.value).sort((a, b) => a.version - b.version),
    signedMinutes: items(SIGNED_MINUTE, signedMinuteSchema).map((item) => item.value),
    people: inOrder(items(PERSON, personSchema)),
    protectedAddresses: protectedAddresses(record),
    competences: items(COMPETENCE, competenceSchema).map((item) => item.value),
    reportAccess: items(REPORT_ACCESS, reportAccessSchema).map((item) => ({ ...item.value, person: item.key })),
    hearing: meanwhileHearing(record),
    hold: meanwhileHold(record),
    ended: meanwhileEnded(record),
  }
}

/** What the meeting agreed on this case; null while nothing is settled for it. */
export function decisionOf(file: CaseFile, meeting: string): Decision | null {
  return file.decisions.find((decision) => decision.meeting === meeting) ?? null
}

/** Is the unit's value waiting for a person to settle it? */
export function isUnsettled(record: FoldedRecord, unit: string): boolean {
  return record.units.get(unit)?.kind === 'unsettled'
}

/** What the last meeting with an outcome came to, carried over and a mere view too. */
export function lastOutcome({ decisions }: Pick<CaseFile, 'decisions'>): Decision | null {
  return decisions.findLast((decision) => decision.outcome !== null) ?? null
}

/**
 * The settled decision that stands: what a letter is made from, and where the case is. A later meeting that carried the
 * case over, parked it, or had no quorum decides nothing, and takes no earlier agreement away (M2, M20, M21).
 */
export function latestDecision(file: Pick<CaseFile, 'decisions'>): Decision | null {
  const decided = lastDecided(file)
  return decided?.outcome === 'agreed' ? decided : lastOutcome(file)
}

/** What a meeting left owed besides a letter: it stays owed when the case is carried over, parked or only viewed (A21). */
export function decisionOwing(file: Pick<CaseFile, 'decisions'>): Decision | null {
  return lastDecided(file) ?? lastOutcome(file)
}

function lastDecided({ decisions }: Pick<CaseFile, 'decisions'>): Decision | null {
  return decisions.findLast(({ outcome, standing }) => outcome !== null && outcome !== 'deferred' && outcome !== 'deferred-urgent' && standing === 'agreement') ?? null
}
