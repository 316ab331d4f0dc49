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

const id = z.string().min(1)
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

export const pressJobSchema = z.discriminatedUnion('work', [
  /**
   * A PDF file, or shapes for a screen that follows the typing. The document stays unknown here: the press holds it against
   * `paperDocumentSchema` and answers with words if it fails.
   */
  z.object({ id, work: z.enum(['set', 'draw']), document: z.unknown() }).strict(),
  /** Says what a file to be enclosed is, or why it cannot be. */
  z.object({ id, work: z.literal('read-enclosure'), bytes }).strict(),
  /** One file of a signed letter and its enclosures. */
  z
    .object({
      id,
      work: z.literal('pack'),
      letter: bytes,
      enclosures: z.array(z.object({ name: z.string(), bytes }).strict()),
      identity: z.string(),
      letterName: z.string(),
      reference: z.string(),
      /** Places, from 1, of enclosures that a person agreed to go without. */
      without: z.array(z.int().min(1)),
      /** A PDF as it is, or locked with a password by itself or inside a ZIP. */
      lock: z.object({ as: z.enum(['pdf', 'zip']), password: z.string() }).strict().nullable(),
    })
    .strict(),
])
export type PressJob = z.infer<typeof pressJobSchema>
export type PackJob = Omit<Extract<PressJob, { readonly work: 'pack' }>, 'id' | 'work'>

export type PressMessage = PressStart | PressJob

/** A file that can be enclosed; what of it is not drawn is counted, for it will not be in the pack. */
export interface EnclosureRead {
  readonly kind: 'pdf' | 'jpeg' | 'png'
  readonly pages: number
  readonly leftOut: { readonly links: number; readonly notes: number; readonly files: number }
}

export interface PackMade {
  readonly bytes: Uint8Array
  readonly pages: number
  /** What became of each enclosure that is in it; `firstPage` from 1. */
  readonly enclosures: readonly (Pick<EnclosureRead, 'pages' | 'leftOut'> & { readonly place: number; readonly firstPage: number })[]
  readonly without: readonly number[]
}

/**
 * The press's answer to a job: the PDF file and its number of pages, or the pages drawn, or why not. A refusal is `paper-not-valid`
 * {where}, `script-not-settable` {script, where}, `missing-glyph` {character, codePoint, where}, `foot-too-long`,
 * `paper-not-sound` {finding, where}, `press-not-started`, `fonts-not-usable`, `press-failed` {error}, or one of an enclosure,
 * a pack or its lock. None holds text of the paper but the character.
 */
export type PressReply =
  | { readonly id: string; readonly ok: true; readonly work: 'set'; readonly bytes: Uint8Array; readonly pages: number; readonly check: PaperCheck | null }
  | { readonly id: string; readonly ok: true; readonly work: 'draw'; readonly drawn: DrawnPaper }
  | { readonly id: string; readonly ok: true; readonly work: 'read-enclosure'; readonly enclosure: EnclosureRead }
  | { readonly id: string; readonly ok: true; readonly work: 'pack'; readonly pack: PackMade }
  | { readonly id: string; readonly ok: false; readonly refusal: Refusal }
