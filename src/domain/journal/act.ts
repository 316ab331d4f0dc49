import { z } from 'zod'
import type { Json } from '../basics/json.ts'

/** What an act can be about. A record is nothing but the acts done to it. */
export const recordKinds = ['case', 'patient', 'meeting', 'provider', 'team'] as const
export type RecordKind = (typeof recordKinds)[number]

export const recordRefSchema = z.object({ kind: z.enum(recordKinds), id: z.string().min(1).max(80) }).strict()
export type RecordRef = z.infer<typeof recordRefSchema>

/** `kind/id`: the one text form of a record reference, used in keys, tags and drafts. */
export function recordKey(ref: RecordRef): string {
  return `${ref.kind}/${ref.id}`
}

/** A UUIDv7 in lower case: an act's id for ever, on every computer and on the wire. */
export const actIdSchema = z.uuid().toLowerCase()
export type ActId = z.infer<typeof actIdSchema>

export const roles = ['chair', 'consultant', 'secretary', 'member', 'observer', 'records'] as const
export type Role = (typeof roles)[number]

const jsonSchema: z.ZodType<Json> = z.json()

/**
 * One fact of one unit. The facts an act states about a unit are that unit's whole new value: a unit is never
 * half changed. Path '' with null withdraws the item.
 */
export const factSchema = z
  .object({ unit: z.string().min(1).max(200), path: z.string().max(200), value: jsonSchema })
  .strict()
export type Fact = z.infer<typeof factSchema>

/** What a person did, before the keeper gives it its place: who, when, which vault, which number. */
export const actIntentSchema = z
  .object({
    id: actIdSchema,
    about: recordRefSchema,
    team: z.string().min(1).max(80),
    verb: z.string().regex(/^[a-z][a-z-]{1,60}$/),
    schema: z.int().min(1),
    /** The heads of the record the author had before them when they opened what they changed. */
    after: z.array(actIdSchema).max(200),
    facts: z.array(factSchema).max(500),
  })
  .strict()
export type ActIntent = z.infer<typeof actIntentSchema>

export const authorSchema = z
  .object({
    user: z.string().min(1).max(120),
    name: z.string().min(1).max(200),
    role: z.enum(roles),
    /** Which entry of the server's directory the role relied on. */
    membership: z.string().max(200),
  })
  .strict()
export type Author = z.infer<typeof authorSchema>

/** Everything of an act that is signed. `vault` is the signing vault's Ed25519 public key, base64url. */
export const unsignedActSchema = actIntentSchema
  .extend({
    by: authorSchema,
    vault: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    /** Counts this vault's acts in this team from 1: a gap names exactly what is missing. */
    seq: z.int().min(1),
    /** Hash (sha256, hex) of this vault's previous act in this team; null for its first. */
    prev: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
    at: z.object({ wall: z.iso.datetime({ offset: true }), hlc: z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}$/) }).strict(),
  })
  .strict()
export type UnsignedAct = z.infer<typeof unsignedActSchema>

/** One thing a person did: immutable, attributed, timed, signed. `sig` is Ed25519 over the canonical bytes, base64url. */
export const actSchema = unsignedActSchema.extend({ sig: z.string().regex(/^[A-Za-z0-9_-]{86}$/) }).strict()
export type Act = z.infer<typeof actSchema>
