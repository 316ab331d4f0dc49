import { z } from 'zod'
import { actIdSchema, type Act, type ActId } from './act.ts'

/**
 * The note that the trust server refused an act: `refused/<act id>`. Only the computer that wrote the act is told of
 * the refusal, and no other computer ever gets the act; the note carries its place in the past to all of them.
 */
const refusalNoteSchema = z.object({
  /** The refused act's own `after`. */
  after: z.array(actIdSchema).max(200),
  /** What the refused act was, and who wrote it: its own words stay on that person's computer. */
  verb: z.string(),
  by: z.string(),
  /** How it was dealt with. */
  reason: z.string().min(1),
})

const PREFIX = 'refused/'

export function refusedUnit(act: ActId): string {
  return `${PREFIX}${act}`
}

/** A refused act of this record, as this computer holds it, and the notes by which people dealt with it. */
export interface RefusedAct {
  readonly act: Act
  readonly notedBy: readonly Act[]
}

/** Acts known to be refused whether or not they are here: each with what its author had seen. */
export type Ghosts = ReadonlyMap<ActId, readonly ActId[]>

interface Note {
  readonly by: Act
  readonly of: ActId
  readonly after: readonly ActId[]
}

/**
 * The notes that count. One whose own act was refused, by the server or by a note that counts, says nothing. Nor does
 * one about an act that is here and that another vault wrote, unless this computer was told of the refusal itself:
 * nobody can take away what somebody else signed.
 */
export function notesThatCount(acts: readonly Act[], refused: ReadonlySet<ActId>): readonly Note[] {
  const authors = new Map(acts.map((act) => [act.id, act.vault]))
  const mayNote = ({ by, of }: Note): boolean => refused.has(of) || (authors.get(of) ?? by.vault) === by.vault
  let open = acts.flatMap((act) => (refused.has(act.id) ? [] : notesIn(act).filter(mayNote)))
  const counting: Note[] = []
  while (open.length > 0) {
    const noted = new Set(counting.map((note) => note.of))
    open = open.filter((note) => !noted.has(note.by.id))
    const next = open.filter((note) => !open.some((other) => other.of === note.by.id))
    // Notes that refuse each other in a circle: none of them is believed, and every act of it stands.
    if (next.length === 0) return counting
    counting.push(...next)
    open = open.filter((note) => !next.includes(note))
  }
  return counting
}

/** The ghosts the notes make. Should two notes name different pasts, both are taken. */
export function ghostsOf(notes: readonly Note[]): Ghosts {
  const ghosts = new Map<ActId, readonly ActId[]>()
  for (const note of notes) ghosts.set(note.of, [...new Set([...(ghosts.get(note.of) ?? []), ...note.after])].sort())
  return ghosts
}

function notesIn(act: Act): readonly Note[] {
  const units = new Set(act.facts.map((fact) => fact.unit).filter((unit) => unit.startsWith(PREFIX)))
  return [...units].flatMap((unit) => {
    const of = actIdSchema.safeParse(unit.slice(PREFIX.length))
    const fields = Object.fromEntries(act.facts.filter((fact) => fact.unit === unit).map((fact) => [fact.path, fact.value]))
    const note = refusalNoteSchema.safeParse(fields)
    return of.success && note.success ? [{ by: act, of: of.data, after: note.data.after }] : []
  })
}
