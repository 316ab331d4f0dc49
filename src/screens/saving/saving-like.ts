import type { RecordRef } from '#domain/journal/act.ts'

/** Something of ours the trust server has not answered for yet. */
export interface WaitingLike {
  readonly act: string
  readonly about: RecordRef
  readonly verb: string
  readonly by: string
  readonly at: string
}

export type ConnectionLike =
  | { readonly kind: 'no-server' }
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'connected'; readonly since: string }
  | { readonly kind: 'unreachable'; readonly since: string; readonly reason: TroubleLike; readonly nextTryAt: string }

export type TroubleLike =
  | 'no-network'
  | 'timed-out'
  | 'not-trusted'
  | 'server-error'
  | 'not-a-trust-server'
  | 'sign-in-refused'
  | 'another-server'

/** What the corner and the panel read of the state of saving and sending: its own shape, so that they stand alone. */
export interface SavingLike {
  readonly notSaved: { readonly since: string; readonly reason: 'disk-full' | 'disk-failed' } | null
  readonly lastSavedAt: string | null
  readonly acts: { readonly saved: number; readonly waiting: number; readonly onServer: number; readonly refused: number }
  readonly blobsWaiting: number
  readonly waiting: readonly WaitingLike[]
  readonly refused: readonly (WaitingLike & { readonly words: string })[]
  readonly drafts: number
  readonly connection: ConnectionLike
  readonly sending: boolean
  readonly compared: { readonly at: string; readonly same: boolean; readonly here: number; readonly onServer: number } | null
  readonly clockOffsetMs: number | null
  readonly damage: readonly string[]
  readonly alarms: number
}
