import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import { calendarDaySchema } from '../basics/calendar.ts'

/** Row 37: how somebody reads or listens, besides an interpreter. */
export const formats = ['large-print', 'easy-read', 'braille', 'audio', 'bsl'] as const
export type Format = (typeof formats)[number]

/** Row 8: what is known of parental responsibility. Not established: an unmarried father before the birth is registered. */
export const responsibilityStates = ['confirmed', 'not-confirmed', 'not-established', 'disputed', 'none', 'not-needed'] as const
export type ResponsibilityState = (typeof responsibilityStates)[number]

/** Somebody the case is also about: a parent, a carer, a grandmother, the young person. One entry each: `person/<id>` (P10). */
export const PERSON = 'person'
export const personSchema = z.object({
  name: z.string().min(1),
  /** "mother", "grandmother"; '' for the young person. */
  relation: z.string(),
  youngPerson: z.boolean(),
  responsibility: z.object({ state: z.enum(responsibilityStates), how: z.string(), on: calendarDaySchema.nullable() }),
  /** What they think of a second opinion, in their own words. */
  view: z.string(),
  /** As people say it, "Arabic (Iraqi)"; '' is English. */
  language: z.string(),
  interpreter: z.object({ state: z.enum(['not-needed', 'needed', 'booked']), language: z.string() }),
  formats: z.array(z.enum(formats)),
  copy: z.enum(['yes', 'no', 'not-asked']),
  order: z.string(),
})
export type Person = z.infer<typeof personSchema>

export function personUnit(id: string): string {
  return `${PERSON}/${id}`
}

/** An entry is one person’s, by a name of their own: "the family" has no view and reads no copy (P10). */
export function checkPerson(person: Person): Answer<Person> {
  const name = checkOneName(person.name)
  return name.ok ? agree(person) : name
}

/** One person’s name: what is said, thought or asked for is never "the family’s" (P10). */
export function checkOneName(typed: string): Answer<string> {
  const name = typed.trim()
  if (name === '') return refuse({ kind: 'person-needs-a-name', rule: 'P10' })
  return /^(?:the )?(?:family|parents|mum and dad|mother and father)$/i.test(name) ? refuse({ kind: 'one-entry-a-person', rule: 'P10' }) : agree(name)
}

/** P11: still to be cleared up. Somebody without parental responsibility may be about to have it. */
export function isResponsibilityOpen({ youngPerson, responsibility }: Person): boolean {
  return !youngPerson && !['confirmed', 'not-needed'].includes(responsibility.state)
}

/** For which decision somebody’s competence was assessed: never in general (P14). `competence/<decision>` */
export const COMPETENCE = 'competence'
export const competenceDecisions = ['second-opinion', 'sharing-records', 'parents-read-report', 'treatment'] as const
export type CompetenceDecision = (typeof competenceDecisions)[number]
export const competenceSchema = z.object({
  decision: z.enum(competenceDecisions),
  found: z.enum(['competent', 'not-competent']),
  by: z.string().min(1),
  on: calendarDaySchema,
  words: z.string(),
})
export type Competence = z.infer<typeof competenceSchema>

/** What a competent young person wants somebody else to read of the report: `report-access/<person id>` (P15). */
export const REPORT_ACCESS = 'report-access'
export const reportAccessSchema = z.object({
  may: z.enum(['all', 'part', 'nothing']),
  /** The young person’s wish, in their own words. */
  words: z.string(),
  by: z.string().min(1),
  on: calendarDaySchema,
})
export type ReportAccess = z.infer<typeof reportAccessSchema>

/** Somebody looked at a protected address: who, and when by the act’s own author and time. `viewing/<id>` (P12). */
export const VIEWING = 'viewing'
export const viewingSchema = z.object({ person: z.string().min(1), name: z.string() })
