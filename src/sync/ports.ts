import type { ActSetDigest } from '#domain/journal/act-set.ts'
import type { ActId } from '#domain/journal/act.ts'
import type { FrameBody, FrameOf } from '#domain/journal/frame-body.ts'
import type { Derivation } from '#fhir/derived/derived.ts'

/** An act that the server should hold: ours with a receipt, or received from it. */
export interface ActOnServer {
  readonly id: ActId
  readonly ours: boolean
  /** `kind/id` of its record; '' when it names none. */
  readonly record: string
  /** Where the server said it keeps it, `Type/id`; '' when not known. */
  readonly resource: string
}

/** What the machine may read of the journal at any moment. It agrees with the frames on the disk, so nothing is counted twice. */
export interface JournalView {
  /** sha256 (hex) of the act held here, ours or received; null when not held. */
  actHash(act: ActId): string | null
  /** Whether this record (`kind/id`) was erased for good (J22): nothing of it is taken in or sent. */
  isErased(record: string): boolean
  /** Our acts without receipt or refusal, in the order saved. */
  unsentActs(): readonly FrameOf<'act'>[]
  /** Our acts without receipt, refused ones too. */
  unreceiptedActs(): readonly FrameOf<'act'>[]
  /** Our blobs without a receipt, in the order saved. */
  unsentBlobs(): readonly FrameOf<'blob'>[]
  hasBlob(plainHash: string): boolean
  hasBlobReceipt(plainHash: string): boolean
  cursor(team: string): FrameOf<'cursor'> | null
  /** How many distinct acts of a team the server should hold too. */
  actsOnServer(team: string): number
  /** The digest of those acts. */
  digestOnServer(team: string): ActSetDigest
  /** How many acts of any computer are not here though a later one of its is: they were made, and never arrived. */
  gaps(team: string): number
  /** Those acts one by one. */
  actsThere(team: string): readonly ActOnServer[]
  /** The texts of these acts, as far as they are ours. */
  ownActs(acts: readonly ActId[]): readonly FrameOf<'act'>[]
}

/** What a text that came from a server turned out to be. `good`: its signature is its vault's own over this text. */
export type CheckedAct =
  | {
      readonly kind: 'good'
      readonly id: ActId
      readonly team: string
      readonly vault: string
      /** `kind/id` of its record. */
      readonly record: string
      readonly hash: string
      /** Who did it, by user name, and what. */
      readonly user: string
      readonly verb: string
      /** sha256 (hex) of the files it mentions. */
      readonly blobs: readonly string[]
    }
  | { readonly kind: 'bad'; readonly why: 'not-an-act' | 'wrong-signature' }

/** Everything the machine asks while it thinks. All of it answers at once and changes nothing. */
export interface SyncPorts {
  readonly journal: JournalView
  /** sha256 (hex) of bytes, or of a text's UTF-8 bytes. */
  readonly sha256: (data: string | Uint8Array) => string
  readonly checkAct: (text: string, sig: string) => CheckedAct
  /**
   * What other systems may read of a record (`kind/id`), folded from its acts that the server should hold; nothing where the server
   * cannot replace safely.
   */
  readonly derive: (record: string) => Derivation
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Absolute, always under the server's base. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
  /** Whether the answer is read as UTF-8 text or kept as bytes. */
  readonly expects: 'text' | 'bytes'
  /** The sign-in goes with it. */
  readonly signedIn: boolean
  readonly timeoutMs: number
}

/**
 * What came back. Header names are in lower case; the body is bytes only for a 200 to a request that expects bytes.
 * `failed` means no whole answer came; the server may still have acted.
 */
export type HttpReply =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string | Uint8Array
    }
  | { readonly kind: 'failed'; readonly reason: 'no-network' | 'timed-out' | 'not-trusted' | 'not-allowed' | 'redirected' | 'too-large' | NoSignIn }

/** There was no sign-in to ask with: it ended, its service does not answer, or it gives nobody a role in this team. */
export type NoSignIn = 'sign-in-refused' | 'sign-in-not-reached' | 'sign-in-gives-no-role'

/** Why the server cannot be used now. `another-server` and `sign-in-refused` wait for a person. */
export type Trouble =
  | 'no-network'
  | 'timed-out'
  | 'not-trusted'
  | 'server-error'
  | 'not-a-trust-server'
  | NoSignIn
  | 'another-server'

/** A frame for the journal and whose key seals it. */
export interface FrameToKeep {
  readonly body: FrameBody
  readonly key: { readonly kind: 'record'; readonly key: string } | { readonly kind: 'journal' }
}

/**
 * What a person is asked about the server before anything is sent. `server` names it: a decision about one holds for no
 * other. `ours` counts the acts of this computer that would be sent again.
 */
export type ToDecide =
  | { readonly kind: 'another-server'; readonly server: string; readonly ours: number }
  /** It lacks acts that it held: how many, of how many records, and how many of those are cases. */
  | { readonly kind: 'lost-entries'; readonly server: string; readonly ours: number; readonly entries: number; readonly records: number; readonly cases: number }

/** Where sync stands, for the user. Times are ISO instants of this computer's clock. */
export interface SyncReport {
  /** For `sign-in-refused` nothing is tried until a person asks, and `nextTryAt` repeats `since`. */
  readonly connection:
    | { readonly kind: 'not-tried' }
    | { readonly kind: 'connected'; readonly since: string }
    | { readonly kind: 'unreachable'; readonly since: string; readonly reason: Trouble; readonly nextTryAt: string }
  readonly sending: boolean
  readonly compared: { readonly at: string; readonly same: boolean; readonly here: number; readonly onServer: number } | null
  readonly toDecide: ToDecide | null
  /** Server time minus this computer's, in ms. */
  readonly clockOffsetMs: number | null
}
