import { z } from 'zod'
import { actIdSchema } from './act.ts'

/**
 * What a journal frame says once opened. The kinds and their fields are on disks for ever: a field is added only
 * as optional, a kind only beside these, and a reader passes over kinds it does not know.
 */
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.iso.datetime({ offset: true })

export const frameBodySchema = z.discriminatedUnion('kind', [
  /**
   * An act of this vault's owner: its canonical text and signature. `more`: how many acts of the same call follow it, where some
   * do: a call stands whole or not at all, so at the very end of a journal its beginning alone does not count.
   */
  z.object({ kind: z.literal('act'), text: z.string(), sig: z.string(), more: z.int().min(1).optional() }),
  /** An act that came from the trust server, byte for byte, whether or not this version can read it. */
  z.object({ kind: z.literal('received'), text: z.string(), sig: z.string(), at: instant }),
  /** The trust server holds this act: its answer, its epoch and its time. */
  z.object({ kind: z.literal('receipt'), act: actIdSchema, hash, epoch: z.string(), at: instant, resource: z.string() }),
  /** How far the pull of a team has come, in server time. */
  z.object({ kind: z.literal('cursor'), team: z.string(), epoch: z.string(), lastUpdated: instant }),
  /** The trust server refused this act of ours: it leaves the fold, its words stay for a person. */
  z.object({ kind: z.literal('refusal'), act: actIdSchema, status: z.int(), words: z.string(), at: instant }),
  /** A sealed file: the hash of the plain bytes, its size in bytes, and whether the server holds it. */
  z.object({
    kind: z.literal('blob'),
    plainHash: hash,
    file: z.string(),
    size: z.int().min(0),
    type: z.string(),
    team: z.string(),
    about: z.string(),
  }),
  /**
   * The trust server was found without these acts and blobs of ours, or another one takes its place: their receipts count
   * no longer, and they wait to be sent again. `epoch` is that of the server that lacks them.
   */
  z.object({ kind: z.literal('receipts-void'), acts: z.array(actIdSchema), blobs: z.array(hash), epoch: z.string(), at: instant }),
  /**
   * These records (`kind/id`) are gone from this computer (J22), and the keys of what stood here before can be destroyed. What
   * is left of their acts: whose they were and their numbers, so that none is given again or missed, and where each own count ended.
   */
  z.object({
    kind: z.literal('erased'),
    records: z.array(z.string()),
    acts: z.array(z.object({ team: z.string(), vault: z.string(), id: z.string(), seq: z.int() })),
    /** Files (hash of the plain bytes) of these records alone. */
    blobs: z.array(hash),
    ends: z.array(z.object({ team: z.string(), seq: z.int(), hash, act: z.string() })),
    hlc: z.string().nullable(),
    at: instant,
  }),
  /** The trust server holds this blob: Binary and DocumentReference. */
  z.object({ kind: z.literal('blob-receipt'), plainHash: hash, epoch: z.string(), at: instant, resource: z.string() }),
  /**
   * Views, prints, exports, unlocks, decisions about the server: apart from the record. `what` is an `AuditEvent`, or another version's
   * word; `about` is `kind/id`, never a name; `by` a user name. `count` and `since`: how often, and from when on.
   * `head`: from here on a file beside the journal remembers its end.
   */
  z.object({
    kind: z.literal('audit'),
    what: z.string(),
    about: z.string().nullable(),
    at: instant,
    by: z.string().optional(),
    count: z.int().min(1).optional(),
    since: instant.optional(),
    head: z.literal(true).optional(),
  }),
  /** The same act id came with other bytes: both are kept, and it needs a person. */
  z.object({ kind: z.literal('alarm'), act: actIdSchema, text: z.string(), sig: z.string(), at: instant }),
])
export type FrameBody = z.infer<typeof frameBodySchema>
export type FrameKind = FrameBody['kind']
export type FrameOf<K extends FrameKind> = Extract<FrameBody, { kind: K }>
