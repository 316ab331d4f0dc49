import type { Author } from '#domain/journal/act.ts'

/** What this computer can do and holds, shown before unlocking. No patient data. */
export interface Computer {
  readonly vaults: readonly {
    readonly id: string
    readonly name: string
    readonly demo: boolean
    /** Whom the trust names for a lost passphrase; null where it has no recovery key for these records. */
    readonly holder: string | null
    /** When a request for a lost passphrase was put where, until it is answered (K36); null where none was. */
    readonly asked: { readonly at: string; readonly folder: string; readonly fileName: string } | null
    /** Set when the vault file cannot be read: words for the user. */
    readonly trouble: string | null
  }[]
  /** Id of the vault that was open last; null where none was. */
  readonly lastUsed: string | null
  /** Whether the system has a real key store for the second factor; said plainly when it has none. */
  readonly keyStore: boolean
  readonly freeBytes: number | null
  /** ISO instant of the keeper's clock. */
  readonly now: string
  /** This program is for the made-up clinic alone (K33). */
  readonly madeUpOnly: boolean
  readonly session: Session | null
  /** Set after locking, until somebody unlocks. */
  readonly lastLock: LastLock | null
  /** By vault that is locked: how many of its entries wait to be sent. One of which that is not known is left out. */
  readonly waiting: Readonly<Record<string, number>>
  /** By vault: how many texts of it are on no disk and held in memory, sealed. A vault without any is left out. */
  readonly unsaved: Readonly<Record<string, number>>
}

interface LastLock {
  readonly why: LockReason
  /** Locked files whose six words were on the screen then: nobody can open them any more. */
  readonly lost: readonly string[]
}

/** `keeper-ended`: the part that keeps the journal stopped by itself and was started again; all saved is saved. */
export type LockReason = 'asked' | 'idle' | 'system' | 'keeper-ended'

/** Who is working here now. */
export interface Session {
  readonly vault: string
  readonly author: Author
  readonly team: string
  readonly demo: boolean
  readonly server: string | null
  /** These records open on this computer alone: its key store holds a part of what opens them. */
  readonly bound: boolean
  /** Seals the view's rows in IndexedDB; lives only while unlocked. 32 bytes. Null while reading has ended (K38): nothing of a record is handed out then. */
  readonly viewKey: Uint8Array | null
  /** Seals what is typed while reading has ended, and opens no row of the view. 32 bytes. */
  readonly noteKey: Uint8Array
}
