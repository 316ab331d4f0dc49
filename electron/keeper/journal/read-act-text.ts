import { createHash } from 'node:crypto'
import { z } from 'zod'
import { erasedBy } from '#domain/journal/erase.ts'

/** The little the journal must know of an act, also of one that a newer Consilium wrote. */
export interface ActLabel {
  /** The act's id; for a text without one, its hash after `hash:`. */
  readonly id: string
  /** sha256 of the text, hex. */
  readonly hash: string
  readonly team: string | null
  readonly vault: string | null
  readonly seq: number
  readonly hlc: string | null
  readonly about: string | null
  readonly verb: string
  /** Who did it: the name, and the user name. */
  readonly by: string
  readonly user: string
  readonly wall: string
  readonly prev: string | null
  /** Refused acts that this act says somebody has dealt with: its `refused/<id>` units. */
  readonly dealtWith: readonly string[]
  /** Records (`kind/id`) that this act erases (J22). */
  readonly erases: readonly string[]
}

const labelSchema = z.object({
  id: z.string(),
  team: z.string(),
  vault: z.string(),
  seq: z.int(),
  prev: z.string().nullable(),
  verb: z.string(),
  about: z.object({ kind: z.string(), id: z.string() }),
  by: z.object({ user: z.string(), name: z.string(), role: z.string().catch('') }),
  facts: z.array(z.object({ unit: z.string() })).catch([]),
  at: z.object({ wall: z.string(), hlc: z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}$/) }),
})

export function readActText(text: string): ActLabel {
  const hash = actTextHash(text)
  const read = labelSchema.safeParse(parseJson(text))
  if (!read.success) {
    return { id: `hash:${hash}`, hash, team: null, vault: null, seq: 0, hlc: null, about: null, verb: '', by: '', user: '', wall: '', prev: null, dealtWith: [], erases: [] }
  }
  const { id, team, vault, seq, prev, verb, about, by, at, facts } = read.data
  const units = [...new Set(facts.map(({ unit }) => unit))]
  const dealtWith = units.flatMap((unit) => /^refused\/(.+)$/.exec(unit)?.[1] ?? [])
  const mayErase = verb === 'erase-records' && by.role === 'records' && about.kind === 'team' && about.id === team
  const erases = mayErase ? units.flatMap((unit) => erasedBy(unit) ?? []) : []
  return { id, hash, team, vault, seq, prev, verb, about: `${about.kind}/${about.id}`, by: by.name, user: by.user, wall: at.wall, hlc: at.hlc, dealtWith, erases }
}

/** sha256, hex, of the UTF-8 bytes of an act's text: the same on every computer. */
export function actTextHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
