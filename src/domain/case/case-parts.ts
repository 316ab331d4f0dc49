import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import { calendarDaySchema } from '../basics/calendar.ts'
import { proseSchema } from '../basics/prose.ts'
import { checkOneName } from '../person/person-parts.ts'
import { independenceSchema } from '../provider/independence.ts'

/** The units of a case but for indications and decisions, each with its schema and the name of its unit. */

/** Which patient the case is about, and its reference: one child or young person, one question. */
export const SUBJECT = 'subject'
export const subjectSchema = z.object({
  patient: z.string().min(1),
  /** The team's own reference, for example C-0121: printed on paper and in file names in place of a name. */
  reference: z.string().min(1),
  leadConsultant: z.object({ user: z.string(), name: z.string() }),
})
export type Subject = z.infer<typeof subjectSchema>

/** The question in one line, as the meeting hears it. */
export const QUESTION = 'question'
export const questionSchema = z.object({ text: z.string().min(1), inShort: z.string() })

/** Rows 17 and 18: where the child is decides what is asked of the provider. */
export const SETTING = 'setting'
export const settingSchema = z.object({ place: z.enum(['inpatient', 'outpatient']), where: z.string() })
export type Setting = z.infer<typeof settingSchema>

/** Rows 17 and 18: what is asked of the provider, when it is not what the setting recommends; always with its reason. */
export const MODE = 'mode'
const modes = ['visit', 'clinic', 'report-only'] as const
export const modeSchema = z.object({ how: z.enum(modes), why: z.string() })
export type Mode = z.infer<typeof modeSchema>

/** Row 27: when the Paediatric Bioethics Team looks at it, where it does. An opinion is then asked for before. */
export const BIOETHICS = 'bioethics'
export const bioethicsSchema = z.object({ on: calendarDaySchema })

/** What the team needs to know in brief. Diagnoses are plural (row 36). */
export const BRIEF = 'brief'
export const briefSchema = z.object({
  diagnoses: z.array(z.string()),
  soFar: z.string(),
  now: z.string(),
  /** Each team that treats or has treated the child, here or elsewhere (row 15). */
  treatedBy: z.array(z.string()),
  /** Row 23: each treatment there is to choose between, “no further treatment” too if somebody raised it. */
  options: z.array(z.string()).optional(),
})
export type Brief = z.infer<typeof briefSchema>

/** Row 8: who asks. A parent or carer asks with parental responsibility; its state is recorded, never assumed. */
export const REQUEST = 'request'
export const requestSchema = z.object({
  by: z.enum(['team', 'young-person', 'parent-or-carer']),
  name: z.string(),
  relationship: z.string(),
  parentalResponsibility: z.enum(['confirmed', 'not-confirmed', 'disputed', 'not-needed']),
  how: z.string(),
  on: calendarDaySchema,
  words: z.string(),
})
export type Request = z.infer<typeof requestSchema>

/** Row 16: the family's and the young person's own words, verbatim and attributed. `words/<id>` */
export const WORDS = 'words'
export const familyWordsSchema = z.object({
  kind: z.enum(['words', 'question', 'offered-nothing-to-add', 'offered-declined']),
  text: z.string(),
  speaker: z.string().min(1),
  /** "mother", "play specialist": who they are to the child. */
  relation: z.string(),
  youngPerson: z.boolean(),
  on: calendarDaySchema,
  writtenBy: z.string(),
  order: z.string(),
})
export type FamilyWords = z.infer<typeof familyWordsSchema>

/** C5: one person’s words, with who said them. That they were asked is an answer that has no words. */
export function checkFamilyWords(words: FamilyWords): Answer<FamilyWords> {
  const speaker = checkOneName(words.speaker)
  if (!speaker.ok) return speaker
  const spoken = words.kind === 'words' || words.kind === 'question'
  return spoken && words.text.trim() === '' ? refuse({ kind: 'family-words-missing', rule: 'C5' }) : agree(words)
}

/** Row 36: the team's questions: offered, editable, removable, in order. `team-question/<id>` */
export const TEAM_QUESTION = 'team-question'
export const teamQuestionSchema = z.object({ prose: proseSchema, order: z.string() })
export type TeamQuestion = z.infer<typeof teamQuestionSchema>

/** Row 26: each side in its own words, in the order spoken. `side/<meeting>/<id>`, or `side/before/<id>` (M6). */
export const SIDE = 'side'
export const sideSchema = z.object({ who: z.string().min(1), text: z.string(), order: z.string() })
export type Side = z.infer<typeof sideSchema>

export function sideUnit(meeting: string, id: string): string {
  return `${SIDE}/${meeting}/${id}`
}

/** Row 14: a provider on the shortlist with the reason, and the independence checks. `shortlist/<provider id>` */
export const SHORTLIST = 'shortlist'
export const shortlistSchema = z.object({
  provider: z.string().min(1),
  why: z.string(),
  order: z.string(),
  independence: independenceSchema.nullable(),
})
export type Shortlisted = z.infer<typeof shortlistSchema>

/** Row 28: a court hearing. Two dates written apart: code that must go on takes the earliest. */
export const HEARING = 'hearing'
export const hearingSchema = z.object({ on: calendarDaySchema, legalContact: z.string(), restriction: z.boolean() })
export type Hearing = z.infer<typeof hearingSchema>

/** Row 21: urgent life-saving treatment is not delayed; the request is parked until a clinician marks the child stable. */
export const HOLD = 'hold'
export const holdSchema = z.object({
  state: z.enum(['parked', 'stable']),
  by: z.string(),
  at: z.iso.datetime({ offset: true }),
  reviewOn: calendarDaySchema.nullable(),
  why: z.string(),
})
export type Hold = z.infer<typeof holdSchema>

/** Withdrawn or died: letters, chasers and packs stop at once. */
export const ENDED = 'ended'
export const endedSchema = z.object({ how: z.enum(['withdrawn', 'died', 'closed']), by: z.string(), on: calendarDaySchema })

/** A13: the chair’s reason why a request that had ended goes on; stands beside the withdrawal of its ending, and is kept. */
export const GOES_ON = 'override/ended'

/** On what basis records may be sent, and who was asked. One entry a person: never one "family agrees". `consent/<id>` */
export const CONSENT = 'consent'
export const consentSchema = z.object({
  person: z.string().min(1),
  relation: z.string(),
  answer: z.enum(['agreed', 'refused', 'not-asked']),
  on: calendarDaySchema.nullable(),
})
export type Consent = z.infer<typeof consentSchema>

/** L6: the chair's reason for sending the records although somebody said no; kept, and shown wherever that stands. */
export const CONSENT_OVERRIDE = 'override/consent'
export const consentOverrideSchema = z.object({ reason: z.string().min(1), by: z.string().min(1) })
export type ConsentOverride = z.infer<typeof consentOverrideSchema>

/** D4: the chair's reason for one provider who is not independent, beside what the decision holds; of the shape of the reason above. `override/independence/<provider id>` */
export const INDEPENDENCE_OVERRIDE = 'override/independence'
