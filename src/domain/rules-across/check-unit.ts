import type { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { JsonObject } from '../basics/json.ts'
import * as parts from '../case/case-parts.ts'
import { checkIndications, INDICATIONS, indicationsSchema } from '../case/indications.ts'
import { checkNonExpert, checkRoutine, NON_EXPERT, nonExpertSchema, ROUTINE, routineSchema, SCREENING, screeningSchema } from '../case/screening.ts'
import { checkOutcome, DECISION, decisionSchema } from '../decision/decision.ts'
import { ADDENDUM, addendumSchema } from '../decision/addendum.ts'
import { DISSENT, dissentSchema } from '../decision/dissent.ts'
import type { Fact, RecordKind } from '../journal/act.ts'
import { ERASED, erasedSchema } from '../journal/erase.ts'
import { COPY_GIVEN, copyGivenSchema, LETTER, letterProseSchema } from '../letter/letter-parts.ts'
import { CONCERN, concernSchema } from '../meeting/concern.ts'
import * as meeting from '../meeting/meeting.ts'
import { QUORUM, quorumRuleSchema } from '../meeting/quorum.ts'
import { MEMBER, memberSchema, TEAM, teamSchema } from '../meeting/team.ts'
import { checkDispatch } from '../pathway/may-undo-dispatch.ts'
import { checkReport } from '../pathway/check-report.ts'
import * as pathway from '../pathway/pathway-parts.ts'
import { checkGp, GP, gpSchema } from '../person/gp.ts'
import { IDENTITY, identitySchema } from '../person/identity.ts'
import { PROFILE, profileSchema } from '../profile/profile.ts'
import * as people from '../person/person-parts.ts'
import { SAME_AS, sameAsSchema } from '../person/same-as.ts'
import { SAME_NUMBER, sameNumberSchema } from '../person/same-number.ts'
import { PROVIDER, providerSchema } from '../provider/provider.ts'
import { checkTask, TASK, taskSchema } from '../task/task.ts'

interface Check {
  readonly schema: z.ZodType
  readonly check: (value: JsonObject) => Answer<unknown>
}

/** Each part people can write, by the first word of its unit. */
const checks: Readonly<Record<RecordKind, Readonly<Record<string, Check>>>> = {
  case: {
    [parts.SUBJECT]: shape(parts.subjectSchema),
    [parts.QUESTION]: shape(parts.questionSchema),
    [parts.SETTING]: shape(parts.settingSchema),
    [parts.BRIEF]: shape(parts.briefSchema),
    [parts.MODE]: shape(parts.modeSchema),
    [parts.BIOETHICS]: shape(parts.bioethicsSchema),
    [parts.REQUEST]: shape(parts.requestSchema),
    [parts.WORDS]: shape(parts.familyWordsSchema, parts.checkFamilyWords),
    [parts.TEAM_QUESTION]: shape(parts.teamQuestionSchema),
    [parts.SIDE]: shape(parts.sideSchema),
    [parts.SHORTLIST]: shape(parts.shortlistSchema),
    [parts.HEARING]: shape(parts.hearingSchema),
    [parts.HOLD]: shape(parts.holdSchema),
    [parts.ENDED]: shape(parts.endedSchema),
    [parts.CONSENT]: shape(parts.consentSchema),
    [SCREENING]: shape(screeningSchema),
    [NON_EXPERT]: shape(nonExpertSchema, checkNonExpert),
    [ROUTINE]: shape(routineSchema, checkRoutine),
    [INDICATIONS]: shape(indicationsSchema, checkIndications),
    [DECISION]: shape(decisionSchema, (decision) => (decision.outcome === null ? agree(decision) : checkOutcome(decision))),
    [DISSENT]: shape(dissentSchema),
    [ADDENDUM]: shape(addendumSchema),
    [TASK]: shape(taskSchema, checkTask),
    [LETTER]: shape(letterProseSchema),
    [COPY_GIVEN]: shape(copyGivenSchema),
    [pathway.APPROACH]: shape(pathway.approachSchema, (asked) => (asked.familyTold !== null && asked.answer?.kind !== 'declined' ? refuse({ kind: 'provider-has-not-declined', rule: 'A1' }) : agree(asked))),
    [pathway.PACK]: shape(pathway.packItemSchema),
    [pathway.DISPATCH]: shape(pathway.dispatchSchema, checkDispatch),
    [pathway.SEEN]: shape(pathway.seenSchema),
    [pathway.VERBAL]: shape(pathway.verbalSchema),
    [pathway.REPORT]: shape(pathway.reportSchema, checkReport),
    [pathway.NO_REPORT]: shape(pathway.noReportSchema),
    [pathway.FILED]: shape(pathway.filedSchema),
    [pathway.OFFERED]: shape(pathway.offeredSchema),
    [pathway.DISCUSSED]: shape(pathway.discussedSchema),
    [pathway.REVIEW]: shape(pathway.reviewSchema),
    [pathway.TRANSFER]: shape(pathway.transferSchema),
    [pathway.TRANSFER_GATE]: shape(pathway.transferGateSchema),
    [pathway.TRANSFER_CONSENT]: shape(pathway.transferConsentSchema),
    [pathway.SHARING_GATE]: shape(pathway.transferGateSchema),
    [pathway.SHARING_CONSENT]: shape(pathway.transferConsentSchema),
    [pathway.CARE]: shape(pathway.careSchema),
    [pathway.INFORMATION]: shape(pathway.afterMeetingSchema),
    [pathway.TOLD]: shape(pathway.afterMeetingSchema),
    [pathway.CHASE]: shape(pathway.chaseSchema),
    // An address has no check: of two versions one is kept, and a third would be written where it may not be shown (P13).
    [people.PERSON]: shape(people.personSchema, people.checkPerson),
    [people.COMPETENCE]: shape(people.competenceSchema),
    [people.REPORT_ACCESS]: shape(people.reportAccessSchema),
  },
  patient: {
    [IDENTITY]: shape(identitySchema, (identity) => (identity.family.trim() === '' ? refuse({ kind: 'name-missing', rule: 'P6' }) : agree(identity))),
    [GP]: shape(gpSchema, checkGp),
    [SAME_AS]: shape(sameAsSchema),
    [SAME_NUMBER]: shape(sameNumberSchema),
  },
  meeting: {
    [meeting.MEETING]: shape(meeting.meetingSchema),
    [meeting.AGENDA]: shape(meeting.agendaSchema),
    [meeting.OPENED]: shape(meeting.openedSchema),
    [meeting.CANCELLED]: shape(meeting.cancelledSchema),
    [meeting.ATTENDANCE]: shape(meeting.attendanceSchema),
    [meeting.INTEREST]: shape(meeting.interestSchema),
  },
  provider: { [PROVIDER]: shape(providerSchema) },
  team: { [TEAM]: shape(teamSchema), [QUORUM]: shape(quorumRuleSchema), [MEMBER]: shape(memberSchema), [CONCERN]: shape(concernSchema), [PROFILE]: shape(profileSchema), [ERASED]: shape(erasedSchema) },
}

/**
 * Answers whether a value written for a unit is whole and keeps that unit's own rules, so that a third version can never
 * leave a part that no screen can read (J5). A unit without a check of its own may be kept and not rewritten.
 */
export function checkUnit(kind: RecordKind, unit: string, value: JsonObject): Answer<unknown> {
  const check = checks[kind][unit.split('/')[0] ?? '']
  return check === undefined ? refuse({ kind: 'settling-keeps-one', rule: 'J5' }) : check.check(value)
}

/** The schema of each part of a record, by the first word of its unit: what every field of it may hold. */
export function schemasOf(kind: RecordKind): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(Object.entries(checks[kind]).map(([unit, { schema }]) => [unit, schema]))
}

/**
 * Answers whether everything an act states is whole, before it is kept for good: a unit that no screen can read would be
 * lost in plain sight (J5). What is withdrawn, and a unit without a check of its own, pass.
 */
export function checkStated(kind: RecordKind, facts: readonly Fact[]): Answer<true> {
  for (const unit of new Set(facts.map((fact) => fact.unit))) {
    const stated = facts.filter((fact) => fact.unit === unit)
    if (stated.some(({ path }) => path === '') || checks[kind][unit.split('/')[0] ?? ''] === undefined) continue
    const checked = checkUnit(kind, unit, Object.fromEntries(stated.map(({ path, value }) => [path, value])))
    if (!checked.ok) return checked.refusal.kind === 'settling-needs-words' ? refuse({ kind: 'not-whole', rule: 'J5' }) : checked
  }
  return agree(true)
}

function shape<T>(schema: z.ZodType<T>, rule: (value: T) => Answer<unknown> = agree): Check {
  const check = (value: JsonObject) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? rule(parsed.data) : refuse({ kind: 'settling-needs-words', rule: 'J5' })
  }
  return { schema, check }
}
