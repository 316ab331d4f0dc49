import { createHash } from 'node:crypto'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { readActText } from '#electron/keeper/journal/read-act-text.ts'
import { blobsIn, checkAct } from '#electron/keeper/sync/check-act.ts'
import { deriveFromJournal, deriveNothing } from '#electron/keeper/sync/derive-from-journal.ts'
import type { HttpReply, HttpRequest, SyncPorts, SyncReport } from '#sync/ports.ts'
import { advance } from '#sync/sync-machine.ts'
import { startState, type SyncCommand, type SyncEvent, type SyncState } from '#sync/sync-state.ts'
import { aLaptopVault, type LaptopVault, type SignedText } from './a-laptop-vault.ts'
import { memoryJournal, type MemoryJournal } from './memory-journal.ts'
import { BASE } from './server-model.ts'

const TEAM = 'complex-cases'
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

type Happening = SyncEvent extends infer E ? (E extends SyncEvent ? Omit<E, 'now' | 'chance'> : never) : never

/** The real machine on a journal in memory; the test decides what becomes of each request and when time passes. */
export class LaptopOnModel {
  readonly journal: MemoryJournal = memoryJournal()
  readonly files = new Map<string, Uint8Array>()
  readonly vault: LaptopVault
  readonly ports: SyncPorts
  readonly saved: SignedText[] = []
  readonly reports: SyncReport[] = []
  /** The server was seen to replace safely. */
  writesDerived = false
  onFrame: (body: FrameBody) => void = () => undefined
  requests: { id: number; request: HttpRequest }[] = []
  state: SyncState
  timer: number | null = null
  /** Addresses of streams of hints it was told to open. */
  readonly listening: string[] = []
  now = Date.UTC(2026, 9, 8, 11, 40)
  chance = 0.5

  constructor(prefix: string) {
    this.vault = aLaptopVault(prefix)
    const derive = deriveFromJournal(journalOf(this.journal), TEAM)
    this.ports = { journal: this.journal, sha256, checkAct, derive: (record) => (this.writesDerived ? derive : deriveNothing)(record) }
    this.state = this.fresh()
  }

  get report(): SyncReport {
    const last = this.reports.at(-1)
    if (last === undefined) throw new Error('Nothing was reported yet')
    return last
  }

  save(part: Parameters<LaptopVault['act']>[1] = {}): SignedText {
    const act = this.vault.act(this.saved.length + 1, part)
    this.saved.push(act)
    this.keep([{ kind: 'act', text: act.text, sig: act.sig }])
    this.happen({ kind: 'acts-appended' })
    return act
  }

  happen(happening: Happening): void {
    const { state, commands } = advance(this.state, { ...happening, now: this.now, chance: this.chance } as SyncEvent, this.ports)
    this.state = state
    for (const command of commands) this.obey(command)
  }

  answer(id: number, reply: HttpReply): void {
    this.requests = this.requests.filter((request) => request.id !== id)
    this.happen({ kind: 'reply', id, reply })
  }

  tick(): void {
    this.now += this.timer ?? 0
    this.timer = null
    this.happen({ kind: 'tick' })
  }

  /** The app was killed: only the journal and the files remain. */
  restart(): void {
    this.requests = []
    this.timer = null
    this.state = this.fresh()
    this.happen({ kind: 'started' })
    const received = this.journal.frames.flatMap(({ body }) => (body.kind === 'received' ? [body.text] : []))
    const wanted = received.flatMap((text) => blobsIn(text).map((plainHash) => ({ plainHash, record: 'case/c1' })))
    this.happen({ kind: 'blobs-wanted', blobs: wanted.filter(({ plainHash }) => !this.files.has(plainHash)) })
  }

  /** A letter and the act that signs it. */
  saveLetter(record: string): void {
    const plainHash = this.keepFile(new TextEncoder().encode(`${this.vault.id} ${this.saved.length}`), `case/${record}`)
    this.save({ record, verb: 'sign-letter', facts: [{ unit: 'letter/1', path: 'blob', value: plainHash }] })
  }

  /** Lets the server answer until nothing is on its way. */
  settle(serve: (request: HttpRequest) => HttpReply): void {
    for (let turn = 0; this.requests.length > 0; turn += 1) {
      if (turn > 5000) throw new Error('This never comes to rest')
      const [first] = this.requests
      if (first !== undefined) this.answer(first.id, serve(first.request))
    }
  }

  private fresh(): SyncState {
    return startState({ server: BASE, team: TEAM, vault: this.vault.id })
  }

  private obey(command: SyncCommand): void {
    switch (command.kind) {
      case 'send':
        return void this.requests.push({ id: command.id, request: command.request })
      case 'append':
        return this.settleJournal(command.id, () => this.keep(command.frames.map((frame) => frame.body)))
      case 'receive':
        return this.settleJournal(command.id, () =>
          this.keep(command.acts.map(({ text, sig }) => ({ kind: 'received', text, sig, at: new Date(this.now).toISOString() }))),
        )
      case 'receive-blob':
        return this.settleJournal(command.id, () => this.keepFile(command.bytes, command.file.about))
      case 'open-blob':
        return this.happen({ kind: 'blob-opened', id: command.id, bytes: this.files.get(command.plainHash) ?? null })
      case 'timer':
        this.timer = command.afterMs
        return
      case 'listen':
        this.listening.push(command.url)
        return
      case 'report':
        this.reports.push(command.report)
    }
  }

  keepFile(bytes: Uint8Array, about: string): string {
    const plainHash = sha256(bytes)
    this.files.set(plainHash, bytes)
    this.keep([{ kind: 'blob', plainHash, file: 'x.blob', size: bytes.length, type: 'application/pdf', team: TEAM, about }])
    return plainHash
  }

  private settleJournal(id: number, keep: () => void): void {
    if (this.journal.full) return this.happen({ kind: 'journal-failed', id })
    keep()
    this.happen({ kind: 'done', id })
  }

  private keep(bodies: readonly FrameBody[]): void {
    for (const body of bodies) this.onFrame(body)
    void this.journal.append(bodies.map((body) => ({ body, key: { kind: 'journal' } })))
  }
}

/** As much of the keeper's own journal as is asked when a record is folded. */
function journalOf(journal: MemoryJournal): Parameters<typeof deriveFromJournal>[0] {
  return {
    actsOf: (record) => journal.frames.flatMap(({ body }) => ((body.kind === 'act' || body.kind === 'received') && readActText(body.text).about === record ? [body] : [])),
    waitingActs: () => journal.unsentActs().map(({ text }) => ({ ...readActText(text), number: 0, ours: true })),
    refusals: () => journal.refusals(),
  }
}
