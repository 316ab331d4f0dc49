import type { Replies, RequestOf } from '#bridge/bridge.ts'
import type { ActIntent, RecordRef } from '#domain/journal/act.ts'

/** What is asked while something may be killed at any moment. */
export type Asked = 'setUp' | 'appendActs' | 'keepDraft' | 'dropDraft' | 'readDrafts' | 'readJournal' | 'readSaving'

/** The app, or its keeper alone, open on a profile. Everything asked is rejected once it has ended. */
export interface KillDesk {
  readonly ask: <N extends Asked>(name: N, request: RequestOf<N>) => Promise<Replies[N]>
  /** Keeps a file together with an act about it. Gives the file's hash once both are acknowledged. */
  readonly sign: (number: number, about: RecordRef, intent: (hash: string) => ActIntent) => Promise<string>
  /** Whether the file with this hash can be had, whole. */
  readonly isKept: (hash: string, about: RecordRef) => Promise<boolean>
  /** SIGKILL: to one process drawn by chance and, a moment later, to all that is left. Says which. */
  readonly kill: () => Promise<string>
}

/** Opens a profile; `chance` draws who is killed. */
export interface KillGround {
  /** The made-up clinic is opened on it, and is what is worked in. */
  readonly open: (profile: string) => Promise<KillDesk>
  /** After so many kills a new profile: what it holds is read whole at each opening. */
  readonly killsAProfile: number
  /** Longest time of work before a kill, ms. */
  readonly longestMs: number
  readonly end: () => Promise<void>
}

export const PIN = '123456'
