import type { ActId } from '#domain/journal/act.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import type { ServerFile } from '#fhir/file-to-resource.ts'
import { nothingDerived, type DerivePurpose, type DeriveState } from './derived/derive-state.ts'
import type { Failing } from './failing.ts'
import type { ActOnServer, FrameToKeep, HttpReply, HttpRequest, SyncReport, ToDecide, Trouble } from './ports.ts'

/** What a run of the machine is for. */
export interface SyncConfig {
  /** Base address without a closing slash. */
  readonly server: string
  readonly team: string
  readonly vault: string
}

/** What happened, when (ms of this computer's clock) and a chance from 0 up to 1. */
export type SyncEvent = { readonly now: number; readonly chance: number } & (
  | { readonly kind: 'started' }
  | { readonly kind: 'tick' }
  | { readonly kind: 'acts-appended' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: HttpReply }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'journal-failed'; readonly id: number }
  | { readonly kind: 'blob-opened'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly kind: 'blobs-wanted'; readonly blobs: readonly WantedBlob[] }
  /** Records of the team (`kind/id`) were erased here: nothing of them is sent or fetched any more. */
  | { readonly kind: 'records-erased'; readonly records: readonly string[] }
  | { readonly kind: 'try-now' }
  /** A person (user name) decided that the server is sent again what it lacks, as the question with this server and figure was answered. */
  | { readonly kind: 'fill-again'; readonly server: string; readonly ours: number; readonly by: string }
  /** A person decided that it is left as it is. */
  | { readonly kind: 'leave-it' }
  /** The server's stream of hints is open, said that something was added, or is no more. */
  | { readonly kind: 'hints-opened' | 'hinted' | 'hints-ended' }
  | { readonly kind: 'stop' }
)

/** What the runner is to do. One that has an id is answered by an event with that id. */
export type SyncCommand =
  | { readonly kind: 'send'; readonly id: number; readonly request: HttpRequest }
  | { readonly kind: 'append'; readonly id: number; readonly frames: readonly FrameToKeep[] }
  | { readonly kind: 'receive'; readonly id: number; readonly acts: readonly { readonly text: string; readonly sig: string }[] }
  | { readonly kind: 'open-blob'; readonly id: number; readonly plainHash: string }
  | { readonly kind: 'receive-blob'; readonly id: number; readonly file: ServerFile; readonly bytes: Uint8Array }
  /** One timer: a later command replaces an earlier one. */
  | { readonly kind: 'timer'; readonly afterMs: number }
  /** Open the server's stream of hints, with the sign-in, and tell what comes of it; until sync ends. */
  | { readonly kind: 'listen'; readonly url: string }
  | { readonly kind: 'report'; readonly report: SyncReport }

/** An act of ours on its way, with what is needed to order it. */
export interface WaitingAct {
  readonly id: ActId
  readonly record: string
  readonly text: string
  readonly sig: string
  readonly hash: string
  readonly blobs: readonly string[]
}

/** A file that an act from elsewhere mentions and this computer lacks. */
export interface WantedBlob {
  readonly plainHash: string
  /** `kind/id` of the record that mentions it. */
  readonly record: string
}

/** What names a file of ours on the server: the server's ids of the DocumentReference and of its Binary, and since when. */
export interface NamedDocument {
  readonly document: string
  readonly binary: string
  readonly at: string
}

/**
 * `document`: what names it, null before it is named. `beside`: what ours would be named beside if its bytes are gone. `ours`: the id
 * under which our bytes were seen. `others`: what else names the file. `gone`: what ours were to be named beside already, in that order.
 */
interface CheckBinary {
  readonly kind: 'check-binary'
  readonly blob: FrameOf<'blob'>
  readonly binary: string
  readonly document: string | null
  readonly at: string
  readonly beside: string | null
  readonly ours: string | null
  readonly others: readonly NamedDocument[]
  readonly gone: readonly string[]
}

/** A file that the server's DocumentReference (`Type/id`) says it holds. */
export interface FoundFile {
  readonly file: ServerFile
  readonly document: string
  readonly at: string
}

/** What an open request or command is for. */
export type Purpose =
  | { readonly kind: 'probe' }
  | { readonly kind: 'keep-first-cursor'; readonly epoch: string }
  | { readonly kind: 'create-act'; readonly act: WaitingAct }
  | { readonly kind: 'read-act-back'; readonly act: WaitingAct; readonly from: 'read' | 'search' }
  | { readonly kind: 'keep-answer'; readonly act: WaitingAct; readonly answer: 'receipt' | 'refusal' | 'alarm' }
  | { readonly kind: 'open-blob'; readonly blob: FrameOf<'blob'> }
  | { readonly kind: 'create-binary'; readonly blob: FrameOf<'blob'> }
  /** `gone`: what stands in its place already and is of no use; it is named beside the last. */
  | { readonly kind: 'create-document'; readonly blob: FrameOf<'blob'>; readonly binary: string; readonly gone: readonly string[] }
  | { readonly kind: 'find-own-document'; readonly blob: FrameOf<'blob'>; readonly ours: string; readonly gone: readonly string[] }
  | CheckBinary
  | { readonly kind: 'keep-blob-answer'; readonly blob: FrameOf<'blob'>; readonly answer: 'receipt' | 'refusal' }
  | { readonly kind: 'read-page'; readonly run: number }
  | { readonly kind: 'keep-page'; readonly run: number }
  | { readonly kind: 'keep-cursor'; readonly run: number }
  | { readonly kind: 'find-document'; readonly blob: WantedBlob }
  | { readonly kind: 'fetch-binary'; readonly blob: WantedBlob; readonly found: FoundFile; readonly others: readonly FoundFile[] }
  | { readonly kind: 'hand-over-blob'; readonly blob: WantedBlob; readonly document: string; readonly at: string }
  | { readonly kind: 'keep-handed-over'; readonly blob: WantedBlob }
  | { readonly kind: 'keep-new-server'; readonly epoch: string }
  | ({ readonly kind: 'count' | 'digest' } & Counting)
  | { readonly kind: 'list-to-count'; readonly run: number }
  | { readonly kind: 'list-acts'; readonly run: number }
  | { readonly kind: 'check-lost'; readonly run: number; readonly lost: ActOnServer }
  | { readonly kind: 'keep-void'; readonly run: number }
  | { readonly kind: 'keep-files-void' }
  | DerivePurpose

/** A comparison: `pull`, the run of reading then; `here`, how many acts the server must hold at least, as they were known to when it was asked. */
export interface Counting {
  readonly run: number
  readonly pull: number
  readonly here: number
}

export interface PushState {
  /** The oldest acts still to send, in the order saved: a window on the journal, so that thousands cost little. */
  readonly window: readonly WaitingAct[]
  /** The journal may hold unsent acts beyond the window. */
  readonly mayHoldMore: boolean
  /** Records with an act on its way. */
  readonly busy: ReadonlySet<string>
  /** Acts the server holds with other bytes: a person looks at them, they are not sent again in this run. */
  readonly setAside: ReadonlySet<ActId>
  /** Records whose act met a failing server. */
  readonly failing: Failing
  /** This server has been seen to give back what it was given. */
  readonly readBack: boolean
}

export interface BlobState {
  readonly busy: boolean
  /** Blobs this computer cannot open or the server refused: not tried again in this run. */
  readonly setAside: ReadonlySet<string>
  /** Files that met a failing server, by the hash of their bytes. */
  readonly failing: Failing
  /** The server was not heard for a while: files it held then, whose acts were not sent yet, are not relied on to be there still. */
  readonly unsure: 'silence' | 'out-of-reach' | null
  /** By the server's id, the sha256 of the other bytes that came under it than a file's own. */
  readonly doubted: ReadonlyMap<string, string>
}

export interface PullState {
  /** Counts the runs, so that an answer to an abandoned run is known as one. */
  readonly run: number
  readonly running: boolean
  /** The page being read. */
  readonly url: string
  readonly pages: number
  /** Where the next page is, while this one's acts are being kept. */
  readonly next: string | null
  /** Journal commands of this page still open. */
  readonly keeping: number
  /** Newest server time seen in this run, ms; null before any. */
  readonly newest: number | null
  /** Ticks since a poll looked further back. */
  readonly sinceDeep: number
  /** The run was begun by a hint, between two ticks. */
  readonly hinted: boolean
  /** Everything is read until a run has come to its end: the counts were not the same. */
  readonly readAll: boolean
  /** Records of what came since a run last ended well. */
  readonly records: ReadonlySet<string>
  /** What was kept as an alarm in this run, so that each look back does not keep it again. */
  readonly alarmed: ReadonlySet<string>
}

export interface HintState {
  /** The server said that it gives hints. */
  readonly offered: boolean
  /** `ended`: not opened again before the next tick. */
  readonly stream: 'none' | 'opening' | 'open' | 'ended'
  /** A hint came while a run was reading, or nothing could be kept. */
  readonly added: boolean
}

export interface WantedState {
  readonly blobs: readonly WantedBlob[]
  /** Not on the server when asked: asked again after a poll that looks further back. */
  readonly later: readonly WantedBlob[]
  readonly busy: boolean
}

export interface CompareState {
  /** Counts the comparisons, so that an answer to an abandoned one is known as one. */
  readonly run: number
  readonly due: boolean
  readonly busy: boolean
  /** Since it was reached the server was seen to hold what it held, or a person decided: nothing is sent before. */
  readonly cleared: boolean
  readonly search: LostSearch | null
  /** The server offers a digest of what it holds. */
  readonly byDigest: boolean
  /** It offered one and did not give it: it is counted, until all is looked at anew. */
  readonly digestFailed: boolean
  /** The server cannot count, or holds more than there is: what it holds is listed, and each act counts once. */
  readonly byList: boolean
  readonly listing: { readonly asked: Counting; readonly url: string; readonly pages: number; readonly acts: ReadonlySet<ActId> } | null
  /** The shortfall for which was searched already: what was found for it still holds. */
  readonly searchedFor: number | null
  /** An act went up while the server counted: the figure is of no use. */
  readonly disturbed: boolean
  /** The difference for which everything was read again and nothing came, as `differenceOf` names it: the same one once more is reported as it is. */
  readonly readAllFor: string | null
  /** How many acts were known when everything was last begun to be read again; null once that was judged. */
  readonly readAllAt: number | null
  /**
   * A comparison was not the same: what was read for that before anything is made of it. A colleague may have sent or erased
   * something just then, or longer ago than a server whose clock was set back can say.
   */
  readonly readFirst: 'nothing' | 'new' | 'all'
  readonly last: SyncReport['compared']
}

/** Looking for what a server lacks that counts fewer acts than it should hold. */
export interface LostSearch {
  readonly here: number
  readonly onServer: number
  readonly url: string
  readonly pages: number
  /** The acts not seen yet in what the server lists. */
  readonly lacking: ReadonlyMap<ActId, ActOnServer>
  /** Some of ours among them, asked for one by one before a list is believed. */
  readonly toCheck: readonly ActOnServer[]
}

/** A decision that is not on the disk yet. */
export interface Decision {
  readonly server: string
  readonly ours: number
  readonly by: string
}

export interface SyncState {
  readonly config: SyncConfig
  readonly phase: 'trying' | 'connected' | 'waiting' | 'stopped'
  readonly connectedSince: number
  readonly epoch: string
  /** When the server last answered anything, ms of this computer's clock. */
  readonly heardAt: number
  readonly trouble: { readonly since: number; readonly reason: Trouble; readonly nextTryAt: number } | null
  readonly toDecide: ToDecide | null
  readonly decision: Decision | null
  /** Failures in a row, for the back-off. */
  readonly attempts: number
  /** The journal could not write: nothing new is begun until the next tick. */
  readonly paused: boolean
  readonly clockOffsetMs: number | null
  readonly nextId: number
  readonly open: ReadonlyMap<number, Purpose>
  readonly push: PushState
  readonly blobs: BlobState
  readonly pull: PullState
  readonly hints: HintState
  readonly wanted: WantedState
  readonly compare: CompareState
  readonly derive: DeriveState
  /** The last report given, as text, so that only changes are reported. */
  readonly reported: string
}

export function startState(config: SyncConfig): SyncState {
  return {
    config: { ...config, server: config.server.replace(/\/+$/, '') },
    phase: 'waiting',
    connectedSince: 0,
    epoch: '',
    heardAt: 0,
    trouble: null,
    toDecide: null,
    decision: null,
    attempts: 0,
    paused: false,
    clockOffsetMs: null,
    nextId: 1,
    open: new Map(),
    push: { window: [], mayHoldMore: true, busy: new Set(), setAside: new Set(), failing: new Map(), readBack: false },
    blobs: { busy: false, setAside: new Set(), failing: new Map(), unsure: null, doubted: new Map() },
    pull: {
      run: 0, running: false, url: '', pages: 0, next: null, keeping: 0, newest: null, sinceDeep: 0, readAll: false, hinted: false,
      records: new Set(), alarmed: new Set(),
    },
    hints: { offered: false, stream: 'none', added: false },
    wanted: { blobs: [], later: [], busy: false },
    compare: {
      run: 0, due: false, busy: false, cleared: false, search: null, byDigest: false, digestFailed: false, byList: false, listing: null, searchedFor: null, disturbed: false, readAllFor: null, readAllAt: null, readFirst: 'nothing', last: null,
    },
    derive: nothingDerived,
    reported: '',
  }
}
