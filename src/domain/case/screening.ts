import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import { addDays, calendarDaySchema, type CalendarDay } from '../basics/calendar.ts'
import type { Hold } from './case-parts.ts'

/** What is asked before anything else, in this order. */
export const screeningQuestions = ['worse', 'urgent', 'nonExpert', 'routine'] as const
export type ScreeningQuestion = (typeof screeningQuestions)[number]

/** The answers so far: null until somebody has answered. */
export type ScreeningAnswers = Readonly<Record<ScreeningQuestion, boolean | null>>

export const noAnswers: ScreeningAnswers = { worse: null, urgent: null, nonExpert: null, routine: null }

/**
 * The answers a case was made on, with who gave them and when. `worse` is always false: on a yes there is no case (S2).
 * A view that is no expert’s is not advice an expert gives routinely either, so that is not asked then.
 */
export const SCREENING = 'screening'
export const screeningSchema = z.object({
  worse: z.literal(false),
  urgent: z.boolean(),
  nonExpert: z.boolean(),
  routine: z.boolean(),
  by: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  /** Why the answers were put right later; none as they were first given. */
  why: z.string().optional(),
})
export type Screening = z.infer<typeof screeningSchema>

/** What a request becomes: an expert’s second opinion, a view no expert gives, or advice that is part of usual care. */
export type Route = 'second-opinion' | 'non-expert' | 'routine'

/** A case from before there was a screening went the usual way. */
export function routeOf(screening: Pick<Screening, 'nonExpert' | 'routine'> | null): Route {
  if (screening?.nonExpert === true) return 'non-expert'
  return screening?.routine === true ? 'routine' : 'second-opinion'
}

export const routes = ['second-opinion', 'non-expert', 'routine'] as const satisfies readonly Route[]

/** The question to answer next; null when none is left. A yes to the first leaves none: there is only one thing to do. */
export function nextQuestion(answers: ScreeningAnswers): ScreeningQuestion | null {
  if (answers.worse === true) return null
  return screeningQuestions.find((question) => answers[question] === null && !(question === 'routine' && answers.nonExpert === true)) ?? null
}

/** Row 4: no case is made before the first question is answered, nor on a yes to it. */
export function checkScreening(answers: ScreeningAnswers, by: string, at: string): Answer<Screening> {
  if (answers.worse === true) return refuse({ kind: 'use-marthas-rule', rule: 'S2' })
  if (answers.worse === null || nextQuestion(answers) !== null) return refuse({ kind: 'screening-not-answered', rule: 'S1' })
  const nonExpert = answers.nonExpert === true
  return agree({ worse: false, urgent: answers.urgent === true, nonExpert, routine: !nonExpert && answers.routine === true, by, at })
}

/** Row 21: treatment goes on; the request is kept, parked, and looked at again the next day. */
export function park(why: string, by: string, at: string, today: CalendarDay): Hold {
  return { state: 'parked', by, at, reviewOn: addDays(today, 1), why }
}

/** Row 21: looked at today and still parked; who parked it and when stay as they were. */
export function reviewHold(hold: Hold | null, today: CalendarDay): Answer<Hold> {
  if (hold?.state !== 'parked') return refuse({ kind: 'not-parked', rule: 'S3' })
  return agree({ ...hold, reviewOn: addDays(today, 1) })
}

/** Row 21: a clinician marks the child stable, and the request comes back. */
export function markStable(hold: Hold | null, by: string, at: string): Answer<Hold> {
  if (hold?.state !== 'parked') return refuse({ kind: 'not-parked', rule: 'S3' })
  return agree({ state: 'stable', by, at, reviewOn: null, why: hold.why })
}

/** Row 29: whom the lead consultant may suggest to a family that asks for a view no medical expert gives. */
export const suggestions = [
  { id: 'pals', key: 'P', words: 'Pals' },
  { id: 'chaplaincy', key: 'C', words: 'Chaplaincy' },
  { id: 'bioethics', key: 'B', words: 'Paediatric Bioethics Team' },
] as const
const suggestionIds = suggestions.map(({ id }) => id)
export type Suggestion = (typeof suggestions)[number]['id']

/** Row 29: what the lead consultant suggested, none too, and what came of it. */
export const NON_EXPERT = 'non-expert'
export const nonExpertSchema = z.object({
  suggested: z.array(z.enum(suggestionIds)),
  outcome: z.string().min(1),
  by: z.string().min(1),
  on: calendarDaySchema,
})
export type NonExpert = z.infer<typeof nonExpertSchema>

/** Each once, in the order of the list, so that two people who say the same said one thing. */
export function checkNonExpert(value: NonExpert): Answer<NonExpert> {
  if (value.outcome.trim() === '') return refuse({ kind: 'non-expert-needs-an-outcome', rule: 'S4' })
  return agree({ ...value, outcome: value.outcome.trim(), suggested: suggestionIds.filter((id) => value.suggested.includes(id)) })
}

/** Row 7: advice taken as part of usual care: what was asked, of whom, when, and what they answered. */
export const ROUTINE = 'routine'
export const routineSchema = z.object({
  asked: z.string().min(1),
  whom: z.string().min(1),
  on: calendarDaySchema,
  answer: z.string().min(1),
})
export type Routine = z.infer<typeof routineSchema>

/** Row 7: light, and whole: four things and nothing more. */
export function checkRoutine(value: Routine): Answer<Routine> {
  const trimmed = { ...value, asked: value.asked.trim(), whom: value.whom.trim(), answer: value.answer.trim() }
  if (trimmed.asked === '') return refuse({ kind: 'advice-needs-what-was-asked', rule: 'S5' })
  if (trimmed.whom === '') return refuse({ kind: 'advice-needs-whom', rule: 'S5' })
  return trimmed.answer === '' ? refuse({ kind: 'advice-needs-an-answer', rule: 'S5' }) : agree(trimmed)
}
