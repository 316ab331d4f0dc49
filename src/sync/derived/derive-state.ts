import type { ActId } from '#domain/journal/act.ts'
import type { Derived } from '#fhir/derived/derived.ts'
import type { DerivedThere } from '#fhir/derived/read-derived.ts'

/** What a request about something derived is for. */
export type DerivePurpose =
  | { readonly kind: 'create-derived'; readonly derived: Derived }
  | { readonly kind: 'find-derived'; readonly derived: Derived }
  /** `round`: how often somebody else was quicker. */
  | { readonly kind: 'update-derived'; readonly derived: Derived; readonly id: string; readonly round: number }
  | { readonly kind: 'read-derived'; readonly derived: Derived; readonly round: number }

/** The record that is being written for other systems. */
interface DeriveJob {
  readonly record: string
  readonly held: ReadonlySet<ActId>
  /** How many of its acts came from elsewhere. */
  readonly others: number
  readonly rest: readonly Derived[]
  /** Acts that what is there was made from, and that are not here. */
  readonly lacking: readonly ActId[]
  readonly failed: boolean
}

export interface DeriveState {
  /** Records whose acts of ours were acknowledged, and when each may be written, ms. */
  readonly due: ReadonlyMap<string, number>
  /** Records that could not be written, and when each may be tried again, ms. */
  readonly failedUntil: ReadonlyMap<string, number>
  /** Records that wait for acts of others, each with all it waits for. */
  readonly waiting: ReadonlyMap<string, readonly ActId[]>
  /** Types that this server does not take. */
  readonly stopped: ReadonlySet<string>
  /** What was seen of what is there, by its name: good for as long as no more acts of the record came from elsewhere. */
  readonly there: ReadonlyMap<string, DerivedThere & { readonly others: number }>
  /** Records that this computer wrote since the app was started: it does so again when acts of others come to them. */
  readonly wrote: ReadonlySet<string>
  readonly job: DeriveJob | null
  /** A request of the job is on its way. */
  readonly busy: boolean
}

export const nothingDerived: DeriveState = { due: new Map(), failedUntil: new Map(), waiting: new Map(), stopped: new Set(), there: new Map(), wrote: new Set(), job: null, busy: false }

const kinds: ReadonlySet<string> = new Set<DerivePurpose['kind']>(['create-derived', 'find-derived', 'update-derived', 'read-derived'])

/** Nothing else waits for these: acts, files and comparing go on beside them. */
export function isForDerived({ kind }: { readonly kind: string }): boolean {
  return kinds.has(kind)
}
