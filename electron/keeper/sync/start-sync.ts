import { createHash } from 'node:crypto'
import type { HttpReply, HttpRequest, SyncPorts } from '#sync/ports.ts'
import { advance, isQuiet } from '#sync/sync-machine.ts'
import { startState, type SyncCommand, type SyncEvent } from '#sync/sync-state.ts'
import type { Journal } from '../journal/journal-api.ts'
import { askSignedIn, type SignIn } from '../sign-in/sign-in.ts'
import { batchAppends } from './batch-appends.ts'
import { checkAct } from './check-act.ts'
import { findWantedBlobs } from './find-wanted-blobs.ts'
import type { Listen } from './listen-for-hints.ts'
import type { SyncReport } from './sync-report.ts'

export interface SyncDeps {
  readonly journal: Journal
  /** Base address of the trust server, ending in /fhir. */
  readonly server: string
  readonly signIn: SignIn
  readonly team: string
  readonly vault: string
  /** Verifies acts that came and appends them; resolves once they are on the disk, rejects when they are not. */
  readonly receive: (acts: readonly { readonly text: string; readonly sig: string }[]) => Promise<void>
  /** The plain bytes of a blob of ours; rejects, or gives null, when they cannot be opened. */
  readonly readBlob: (plainHash: string) => Promise<Uint8Array | null>
  /** Keeps the verified bytes of a file that came, with its blob frame; `about` is the record, `kind/id`. */
  readonly receiveBlob: (
    plainHash: string,
    bytes: Uint8Array,
    blob: { readonly type: string; readonly team: string; readonly about: string },
  ) => Promise<void>
  readonly derive: SyncPorts['derive']
  readonly http: (request: HttpRequest) => Promise<HttpReply>
  readonly listen: Listen
  /** ms since 1970. */
  readonly now: () => number
  /** From 0 up to 1. */
  readonly chance: () => number
  readonly report: (state: SyncReport) => void
}

export interface Sync {
  /** Acts or blobs were appended. */
  changed(): void
  /** These records (`kind/id`) were erased here. */
  erased(records: readonly string[]): void
  /** Tries at once, also what waits for a person; resolves when nothing is on its way any more. */
  tryNow(): Promise<void>
  /** A person (user name) decided that this server is sent again what it lacks; `ours` as they were asked. */
  fillAgain(server: string, ours: number, by: string): void
  /** A person decided that the server is left as it is. */
  leaveIt(): void
  /** Ends sync; resolves when the journal is no longer being written by it. */
  stop(): Promise<void>
}

/** After a fault of our own. */
const AFTER_A_FAULT_MS = 60_000

type Happening = SyncEvent extends infer E ? (E extends SyncEvent ? Omit<E, 'now' | 'chance'> : never) : never

/** Runs the sync protocol on this computer's journal, network, clock and timer. */
export function startSync(deps: SyncDeps): Sync {
  const ports: SyncPorts = { journal: deps.journal, sha256, checkAct, derive: deps.derive }
  const append = batchAppends(deps.journal)
  const writing = new Set<Promise<unknown>>()
  const awaitingQuiet: (() => void)[] = []
  let state = startState({ server: deps.server, team: deps.team, vault: deps.vault })
  let timer: ReturnType<typeof setTimeout> | null = null
  let stopListening: (() => void) | null = null

  function happen(happening: Happening): void {
    const step = move(happening)
    if (step === null) return
    state = step.state
    for (const command of step.commands) obey(command)
    if (isQuiet(state)) for (const resolve of awaitingQuiet.splice(0)) resolve()
  }

  /**
   * A reply that our own code cannot bear must not end the keeper: nothing of it is taken, it counts as no answer, and it
   * is asked for again later.
   */
  function move(happening: Happening): ReturnType<typeof advance> | null {
    try {
      return advance(state, { ...happening, now: deps.now(), chance: deps.chance() } as SyncEvent, ports)
    } catch {
      if (happening.kind === 'reply' && happening.reply.kind === 'answered') return move({ ...happening, reply: { kind: 'failed', reason: 'no-network' } })
      if (state.phase !== 'stopped') setTimer(AFTER_A_FAULT_MS)
      return null
    }
  }

  function obey(command: SyncCommand): void {
    switch (command.kind) {
      case 'send':
        return void send(command.request).then((reply) => happen({ kind: 'reply', id: command.id, reply }))
      case 'append':
        return keep(command.id, append(command.frames))
      case 'receive':
        return keep(command.id, succeeds(deps.receive(command.acts)))
      case 'receive-blob':
        return keep(command.id, succeeds(deps.receiveBlob(command.file.plainHash, command.bytes, command.file)))
      case 'open-blob':
        return void openBlob(command.plainHash).then((bytes) => happen({ kind: 'blob-opened', id: command.id, bytes }))
      case 'timer':
        return setTimer(command.afterMs)
      case 'listen':
        return listen(command.url)
      case 'report':
        return deps.report(command.report)
    }
  }

  /** The machine's requests never carry the sign-in themselves, so it stands in no state and no report. */
  async function send(request: HttpRequest): Promise<HttpReply> {
    const asking = request.signedIn ? askSignedIn(deps.http, deps.signIn, request) : deps.http(request)
    return asking.catch(() => ({ kind: 'failed', reason: 'no-network' }) as const)
  }

  function listen(url: string): void {
    let isStopped = false
    stopListening = () => {
      isStopped = true
    }
    void deps.signIn.token().then((now) => {
      if (isStopped) return
      if (now.kind === 'none') return happen({ kind: 'hints-ended' })
      stopListening = deps.listen(url, { authorization: `Bearer ${now.token}` }, {
        opened: () => happen({ kind: 'hints-opened' }),
        hinted: () => happen({ kind: 'hinted' }),
        ended: () => happen({ kind: 'hints-ended' }),
      })
    })
  }

  function keep(id: number, kept: Promise<boolean>): void {
    writing.add(kept)
    void kept.then((isKept) => {
      writing.delete(kept)
      happen({ kind: isKept ? 'done' : 'journal-failed', id })
    })
  }

  async function openBlob(plainHash: string): Promise<Uint8Array | null> {
    return deps.readBlob(plainHash).catch(() => null)
  }

  function setTimer(afterMs: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => happen({ kind: 'tick' }), afterMs)
  }

  happen({ kind: 'started' })
  void findWantedBlobs(deps.journal, () => state.phase === 'stopped').then(
    (blobs) => blobs.length > 0 && happen({ kind: 'blobs-wanted', blobs }),
    // A journal that cannot be read says so itself; the files are asked for in a later run.
    () => undefined,
  )

  return {
    changed: () => happen({ kind: 'acts-appended' }),
    erased: (records) => happen({ kind: 'records-erased', records }),
    tryNow: () => {
      happen({ kind: 'try-now' })
      return isQuiet(state) ? Promise.resolve() : new Promise((resolve) => awaitingQuiet.push(resolve))
    },
    fillAgain: (server, ours, by) => happen({ kind: 'fill-again', server, ours, by }),
    leaveIt: () => happen({ kind: 'leave-it' }),
    stop: async () => {
      if (timer !== null) clearTimeout(timer)
      happen({ kind: 'stop' })
      stopListening?.()
      await Promise.all(writing)
    },
  }
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}
