import type { Answer } from '#domain/basics/answer.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import type { AuditEvent } from '#domain/journal/audit-events.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import type { NoticeName, Notices, Replies, RequestName, RequestOf, SavedAct } from './bridge.ts'
import type { Computer } from './computer.ts'

/** Requests of the window that the keeper answers as they are. */
type PassedOn = Exclude<RequestName, 'readComputer' | 'holdWords' | 'readHeld' | 'setPaper' | 'drawPaper' | 'savePaper' | 'chooseEnclosures' | 'dropEnclosures' | 'savePack' | 'signPaper' | 'openBlob' | 'saveBlob' | 'saveCopies' | 'saveLockedCopy' | 'chooseLockedCopy' | 'bringBackCopy' | 'saveRecoveryRequest' | 'chooseRecoveryAnswer' | 'recover' | 'saveFigures' | 'openProfile' | 'saveProfile' | 'mayLeave' | 'noteWordsShown' | 'showSlide' | 'hideProjector' | 'isWhiteAt' | 'saveTrail'>

/** What main asks the keeper: mostly the window's own requests; where main has something to add, one of the last. */
export type KeeperRequests = { readonly [N in PassedOn]: RequestOf<N> } & {
  readonly listVaults: Record<string, never>
  /** The bytes the signer saw, to be kept as a blob together with the acts that sign them. */
  readonly keepSigned: Pick<RequestOf<'signPaper'>, 'about' | 'intents' | 'pin'> & { readonly bytes: Uint8Array; readonly type: string }
  readonly readBlob: RequestOf<'openBlob'>
  readonly writeBlob: RequestOf<'openBlob'> & { readonly path: string; readonly fresh?: true }
  /** `fresh`: nothing may be at the path yet, and nothing is written over. */
  readonly writePaper: { readonly bytes: Uint8Array; readonly what: PaperDocument['kind'] | 'pack' | 'locked pack'; readonly about: RecordRef | null; readonly path: string; readonly fresh?: true }
  readonly writeLockedCopy: RequestOf<'saveLockedCopy'> & { readonly path: string }
  readonly lookAtCopy: { readonly path: string }
  readonly bringBackCopy: RequestOf<'bringBackCopy'> & { readonly path: string }
  readonly writeRecoveryRequest: RequestOf<'saveRecoveryRequest'> & { readonly path: string }
  readonly lookAtAnswer: RequestOf<'chooseRecoveryAnswer'> & { readonly path: string }
  readonly recover: RequestOf<'recover'> & { readonly path: string }
  readonly writeTrail: Omit<RequestOf<'saveTrail'>, 'suggestedName'> & { readonly path: string }
  /** What main has seen itself. */
  readonly note: { readonly what: AuditEvent; readonly about: RecordRef | null }
  readonly writeFigures: Pick<RequestOf<'saveFigures'>, 'csv'> & { readonly path: string }
}
export type KeeperRequestName = keyof KeeperRequests

export type KeeperReplies = { readonly [N in PassedOn]: Replies[N] } & {
  readonly listVaults: Omit<Computer, 'keyStore' | 'lastLock' | 'unsaved'>
  readonly keepSigned: Answer<readonly SavedAct[]>
  readonly readBlob: Answer<{ readonly bytes: Uint8Array; readonly about: RecordRef }>
  readonly writeBlob: Replies['saveBlob']
  readonly writePaper: Replies['savePaper']
  readonly writeLockedCopy: Replies['saveLockedCopy']
  readonly lookAtCopy: Answer<{ readonly whose: string }>
  readonly bringBackCopy: Replies['bringBackCopy']
  readonly writeRecoveryRequest: Replies['saveRecoveryRequest']
  readonly lookAtAnswer: Replies['chooseRecoveryAnswer']
  readonly recover: Replies['recover']
  readonly writeTrail: Replies['saveTrail']
  readonly note: null
  readonly writeFigures: Replies['saveFigures']
}

export type ToKeeper =
  /**
   * `resources`: the folder with the made-up clinic. `setTo`: an ISO instant the keeper's clock starts from, for tests and
   * demonstrations; null for the computer's own. `madeUpOnly`: this program is not for records of patients (K33).
   * `keyStore`: the system has a real key store, which main asks for the keeper.
   */
  | { readonly kind: 'start'; readonly profile: string; readonly resources: string; readonly setTo: string | null; readonly madeUpOnly: boolean; readonly keyStore: boolean }
  /** What the key store gave; null for nothing. */
  | { readonly kind: 'key-store'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly kind: 'ask'; readonly id: number; readonly name: KeeperRequestName; readonly request: unknown }

export interface AskKeyStore {
  readonly kind: 'key-store'
  readonly id: number
  readonly what: 'seal' | 'open'
  readonly bytes: Uint8Array
}

export type FromKeeper =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: unknown }
  /** The trust's sign-in page, to be shown in the person's own browser. */
  | { readonly kind: 'open-address'; readonly address: string }
  /** A secret of this computer, to be sealed or opened by the system's key store. */
  | AskKeyStore
  /** A fault of ours: the name of the error, never its message, which could hold a patient's words. */
  | { readonly kind: 'failed'; readonly id: number; readonly error: string }
  | { readonly [N in NoticeName]: { readonly kind: 'notice'; readonly name: N; readonly notice: Notices[N] } }[NoticeName]
