import { z } from 'zod'
import { calendarDaySchema } from '../basics/calendar.ts'
import { proseSchema } from '../basics/prose.ts'
import { closingValueSchema } from '../journal/closing.ts'
import { paperCheckSchema } from './paper-check.ts'
import { paperDocumentSchema } from './paper-document.ts'

/** What the consultant changed of a letter's prose: `letter/<version>`. Null fields stand as composed from the minute. */
export const LETTER = 'letter'
export const letterProseSchema = z.object({ why: proseSchema.nullable(), ask: proseSchema.nullable() })
export type LetterProse = z.infer<typeof letterProseSchema>

export function letterUnit(version: number): string {
  return `${LETTER}/${version}`
}

/** A signed letter version: `signed/letter/<version>`. A closing: it freezes what it was made from, for good. */
export const signedLetterSchema = closingValueSchema.extend({
  version: z.int().min(1),
  /** sha256, hex, of the bytes of the provider's copy. */
  blob: z.string().regex(/^[0-9a-f]{64}$/),
  pages: z.int().min(1),
  provider: z.string(),
  signatory: z.object({ user: z.string(), name: z.string() }),
  /** The questions as this version numbers them, for good: a report answers by them (row 36). Absent in the earliest letters. */
  questions: z.array(z.object({ number: z.int().min(1), text: z.string() })).optional(),
  /**
   * The words that were signed, for copies (L20). Absent in the earliest letters, and where a later Consilium keeps them in a
   * shape this one cannot read: the pages stand all the same.
   */
  document: paperDocumentSchema.optional().catch(undefined),
  /** What the file was held to before it was signed (L33). Absent in the earliest letters. */
  check: paperCheckSchema.optional(),
})
export type SignedLetter = z.infer<typeof signedLetterSchema>

export const SIGNED_LETTER = 'signed/letter'

export function signedLetterUnit(version: number): string {
  return `${SIGNED_LETTER}/${version}`
}

/** Somebody says that they gave a reader their own copy of a signed version: `copy-given/<version>/<person id>` (L26). */
export const COPY_GIVEN = 'copy-given'
export const waysToGive = ['in-person', 'post', 'secure-mail', 'pals'] as const
export const copyGivenSchema = z.object({ version: z.int().min(1), to: z.string().min(1), how: z.enum(waysToGive), on: calendarDaySchema, by: z.string().min(1) })
export type CopyGiven = z.infer<typeof copyGivenSchema>

export function copyGivenUnit(version: number, person: string): string {
  return `${COPY_GIVEN}/${version}/${person}`
}

/** The signed minute of one case at one meeting: `signed/minute/<meeting>`. Later changes are addenda. */
export const SIGNED_MINUTE = 'signed/minute'
export const signedMinuteSchema = closingValueSchema.extend({ meeting: z.string(), signatory: z.object({ user: z.string(), name: z.string() }) })

export function signedMinuteUnit(meeting: string): string {
  return `${SIGNED_MINUTE}/${meeting}`
}
