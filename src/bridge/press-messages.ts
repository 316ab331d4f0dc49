import { z } from 'zod'
import type { Refusal } from '#domain/basics/answer.ts'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperCheck } from '#domain/letter/paper-check.ts'

/**
 * What is said to the press, the process that sets papers. The first message starts it; after that each message is
 * a job, done one at a time in the order they came, and each job gets one reply with its id.
 */
export const pressStartSchema = z
  .object({
    kind: z.literal('start'),
    /** The folder `resources/fonts`: one folder a family inside it. */
    fonts: z.string().min(1),
  })
  .strict()
export type PressStart = z.infer<typeof pressStartSchema>

/** A PDF file, or shapes for a screen that follows the typing. */
const pressWork = z.enum(['set', 'draw'])
export type PressWork = z.infer<typeof pressWork>

/** The document stays unknown here: the press holds it against `paperDocumentSchema` and answers with words if it fails. */
export const pressJobSchema = z.object({ id: z.string().min(1), work: pressWork, document: z.unknown() }).strict()
export type PressJob = z.infer<typeof pressJobSchema>

export type PressMessage = PressStart | PressJob

/**
 * The press's answer to a job: the PDF file and its number of pages, or the pages drawn, or why not. A refusal is `paper-not-valid`
 * {where}, `script-not-settable` {script, where}, `missing-glyph` {character, codePoint, where}, `foot-too-long`,
 * `paper-not-sound` {finding, where}, `press-not-started`, `fonts-not-usable`, or `press-failed` {error}. None holds text of the paper but the character.
 */
export type PressReply =
  | { readonly id: string; readonly ok: true; readonly work: 'set'; readonly bytes: Uint8Array; readonly pages: number; readonly check: PaperCheck | null }
  | { readonly id: string; readonly ok: true; readonly work: 'draw'; readonly drawn: DrawnPaper }
  | { readonly id: string; readonly ok: false; readonly refusal: Refusal }
