import type { RecordRef, Role } from '#domain/journal/act.ts'

/** Something of ours the trust server has not answered for yet. */
export interface WaitingItem {
  readonly act: string
  readonly about: RecordRef
  readonly verb: string
  readonly by: string
  /** Wall time it was saved, ISO. */
  readonly at: string
}

/** An entry the trust server refused and nobody has dealt with yet: its words stay here until somebody does. */
export interface RefusedItem extends WaitingItem {
  /** The server's reason, in words. */
  readonly words: string
}

/**
 * The state of saving and sending. Every figure is counted from the journal and the server's answers at the moment
 * it is given; none is a flag. Times are ISO instants of this computer's clock.
 */
export interface SavingState {
  /** Set while the journal cannot write, or while nothing says that it did: since when and why. */
  readonly notSaved: { readonly since: string; readonly reason: 'disk-full' | 'disk-failed' | 'no-answer' } | null
  readonly lastSavedAt: string | null
  readonly acts: { readonly saved: number; readonly waiting: number; readonly onServer: number; readonly refused: number }
  /** Signed letters and enclosures the server does not hold yet. */
  readonly blobsWaiting: number
  /** At most 50, oldest first. */
  readonly waiting: readonly WaitingItem[]
  readonly refused: readonly RefusedItem[]
  /** What was sent of colleagues' entries that waited on this computer, in this sitting (K44). */
  readonly forColleagues: readonly { readonly name: string; readonly entries: number; readonly at: string }[]
  /** Entries of this person that a colleague sent while their records were locked, as far as it is known in this sitting (K44). */
  readonly sentForYou: number
  /** What waits of colleagues' records on this computer, which are locked: as it was when they were (K39). */
  readonly waitingHere: readonly { readonly name: string; readonly entries: number }[]
  /** Entries of this person that had not been sent when the records they were of were erased, in this sitting (K43). */
  readonly erasedUnsent: number
  /** Drafts kept on this computer: unfinished, not in the record. */
  readonly drafts: number
  readonly connection:
    | { readonly kind: 'no-server' }
    | { readonly kind: 'not-tried' }
    | { readonly kind: 'connected'; readonly since: string }
    | { readonly kind: 'unreachable'; readonly since: string; readonly reason: ConnectionTrouble; readonly nextTryAt: string }
  readonly sending: boolean
  /** The last time counts here and on the server were held against each other, and whether they were the same. */
  readonly compared: { readonly at: string; readonly same: boolean; readonly here: number; readonly onServer: number } | null
  /** What is asked about the trust server before anything is sent there; null when nothing. */
  readonly toDecide: ServerQuestion | null
  /** Server time minus this computer's, in ms; null until the server has answered once. */
  readonly clockOffsetMs: number | null
  /** The role the trust gives this person now, where it is another than this computer was set up with; null otherwise. */
  readonly roleNow: Role | null
  /** They sign in with their trust's own service, and can do so again from here. */
  readonly signsIn: boolean
  /** Damage found in the journal, in words for the user: nothing is skipped in silence. */
  readonly damage: readonly string[]
  /** Same act, other bytes: how many, each kept twice. */
  readonly alarms: number
  /** Entries of the last week that this person made with one number twice: these records are in use on two computers. */
  readonly forks: number
  /** Whether records may be read here at the next unlocking, and when that ends or ended (ISO); null where there is no limit (K37). */
  readonly reading: { readonly kind: 'full' | 'soon-ends' | 'ended'; readonly until: string } | null
  /** Little room on this computer's disk, in bytes: less than there should be, or so little that the reserve was given up. */
  readonly room: { readonly kind: 'low' | 'reserve-used'; readonly freeBytes: number } | null
}

/**
 * A server that lacks what it held, or that is another one. `server` names it: an answer holds for no other. `ours` counts
 * the entries of this computer that would be sent again; `entries` all that are known to be gone, of `records`, of which `cases` are cases.
 */
export type ServerQuestion =
  | { readonly kind: 'another-server'; readonly server: string; readonly ours: number }
  | { readonly kind: 'lost-entries'; readonly server: string; readonly ours: number; readonly entries: number; readonly records: number; readonly cases: number }

/** Why the server cannot be used now, in the order of how much a person must do about it. */
export type ConnectionTrouble =
  | 'no-network'
  | 'timed-out'
  | 'not-trusted'
  | 'server-error'
  | 'not-a-trust-server'
  | 'sign-in-refused'
  | 'sign-in-not-reached'
  | 'sign-in-gives-no-role'
  | 'another-server'
