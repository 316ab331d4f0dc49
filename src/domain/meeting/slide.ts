import { z } from 'zod'
import { calendarDaySchema } from '../basics/calendar.ts'

/** No wall has room for more. */
export const MOST_ON_SLIDE = { prose: 20_000, line: 1000, sides: 50, words: 100 } as const

/**
 * What the projector shows of one case: the one message its window takes. It is made by `slideOf`, has no place for
 * what the room must not read, and is strict, so that nothing can be added on the way.
 */
const text = z.string().max(MOST_ON_SLIDE.prose)
const short = z.string().max(MOST_ON_SLIDE.line)

const head = {
  place: z.object({ number: z.int().min(0), of: z.int().min(0) }).strict(),
  meeting: z.object({ name: short, on: calendarDaySchema.nullable() }).strict(),
  madeUp: z.boolean(),
}

const whoSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('named'), name: short, inOwnScript: short.nullable(), restricted: z.boolean() }).strict(),
  z.object({ kind: z.literal('initials'), initials: z.string().max(8) }).strict(),
  z.object({ kind: z.literal('restricted') }).strict(),
])

/** What of the case has two versions to settle: said in its place, and neither is shown. */
export const unsettledParts = ['question', 'words', 'why', 'sides', 'agreed'] as const
export type UnsettledPart = (typeof unsettledParts)[number]

const caseSlideSchema = z
  .object({
    kind: z.literal('case'),
    ...head,
    who: whoSchema,
    age: z.string().max(40),
    setting: z.enum(['inpatient', 'outpatient']).nullable(),
    standing: z.enum(['parked', 'died', 'withdrawn', 'closed']).nullable(),
    /** The case, or one thing of it large. */
    view: z.enum(['case', 'words', 'read-back']),
    question: text.nullable(),
    sides: z.array(z.object({ who: short, text }).strict()).max(MOST_ON_SLIDE.sides),
    /** The family's and the young person's; none unless they are asked for. */
    words: z.array(z.object({ text, who: short, youngPerson: z.boolean() }).strict()).max(MOST_ON_SLIDE.words),
    agreed: z.object({ sentence: text, standing: z.enum(['agreement', 'view']), readBack: z.boolean() }).strict().nullable(),
    why: z.array(z.object({ words: text, primary: z.boolean() }).strict()).max(10),
    asked: z.array(z.object({ label: short, independence: z.enum(['independent', 'not-independent', 'not-checked']) }).strict()).max(2),
    court: z.object({ on: calendarDaySchema, days: z.int(), workingDays: z.array(calendarDaySchema).max(800) }).strict().nullable(),
    unsettled: z.array(z.enum(unsettledParts)),
  })
  .strict()
export type CaseSlide = z.infer<typeof caseSlideSchema>

/** Nothing of the case is shown: it has not been read, or it is not settled who it is about. */
const withheldSlideSchema = z.object({ kind: z.literal('withheld'), ...head, why: z.enum(['not-here-yet', 'two-versions', 'erased']) }).strict()

export const slideSchema = z.discriminatedUnion('kind', [caseSlideSchema, withheldSlideSchema])
export type Slide = z.infer<typeof slideSchema>
