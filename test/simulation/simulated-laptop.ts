import { recordKey, type Act, type ActId, type RecordRef } from '#domain/journal/act.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { readActText } from '#electron/keeper/journal/read-act-text.ts'
import { blobsIn } from '#electron/keeper/sync/check-act.ts'
import { deriveNothing } from '#electron/keeper/sync/derive-from-journal.ts'
import type { CheckedAct, HttpRequest, SyncPorts, SyncReport } from '#sync/ports.ts'
import { advance } from '#sync/sync-machine.ts'
import { startState, type SyncCommand, type SyncEvent, type SyncState } from '#sync/sync-state.ts'
import type { Signer } from './signers.ts'
import { SimulatedJournal, type SimulatedDisk } from './simulated-journal.ts'
import { BASE, sha256 } from './simulated-server.ts'

type Happening = SyncEvent extends infer E ? (E extends SyncEvent ? Omit<E, 'now' | 'chance'> : never) : never

/** What the disk was asked to write and has not answered for. */
export interface DiskWork {
  readonly id: number
  readonly frames: readonly FrameBody[]
  readonly file: { readonly hash: string; readonly bytes: Uint8Array } | null
}

/** What the laptop says to the world around it. */
export interface LaptopEvents {
  readonly send: (laptop: SimulatedLaptop, id: number, request: HttpRequest) => void
  readonly wrote: (laptop: SimulatedLaptop, body: FrameBody) => void
  readonly reported: (laptop: SimulatedLaptop) => void
}

/** The real machine, index and fold on one laptop; the world decides what becomes of requests, the disk and time. */
export class SimulatedLaptop {
  readonly number: number
  readonly signer: Signer
  readonly disk: SimulatedDisk
  journal: SimulatedJournal
  state: SyncState
  report: SyncReport | null = null
  /** Counts the runs of the app: what was asked in an earlier run is answered to nobody. */
  run = 0
  work: DiskWork[] = []
  /** When the timer goes off, ms of true time. */
  timerAt: number | null = null
  /** ms by which this computer's clock is wrong. */
  clockOff = 0
  offlineUntil = 0
  now = 0
  chance = 0.5
  private readonly ports: Omit<SyncPorts, 'journal'>
  private readonly events: LaptopEvents
  private readonly folds = new Map<string, { readonly frames: number; readonly record: FoldedRecord }>()
  private readonly readable: (text: string, sig: string) => Act | null
  private rows = new Map<string, { about: RecordRef; acts: Act[]; refused: Record<ActId, string> }>()
  private rowsUpTo = 0

  constructor(
    number: number,
    signer: Signer,
    disk: SimulatedDisk,
    checkAct: (text: string, sig: string) => CheckedAct,
    readable: (text: string, sig: string) => Act | null,
    events: LaptopEvents,
  ) {
    this.number = number
    this.signer = signer
    this.disk = disk
    this.ports = { sha256, checkAct, derive: deriveNothing }
    this.readable = readable
    this.events = events
    this.journal = this.openJournal()
    this.state = this.freshState()
  }

  wall(): number {
    return this.now + this.clockOff
  }

  happen(happening: Happening): void {
    // The keeper looks every half minute for what a full disk kept it from.
    if (happening.kind === 'tick') this.erase()
    const event = { ...happening, now: this.wall(), chance: this.chance } as SyncEvent
    const { state, commands } = advance(this.state, event, { ...this.ports, journal: this.journal.view })
    this.state = state
    for (const command of commands) this.obey(command)
  }

  start(): void {
    this.happen({ kind: 'started' })
    const texts = this.disk.frames.flatMap((body) => (body.kind === 'act' || body.kind === 'received' ? [body.text] : []))
    const wanted = texts.flatMap((text) => blobsIn(text).map((plainHash) => ({ plainHash, record: readActText(text).about ?? '' })))
    const lacking = wanted.filter(({ plainHash, record }) => record !== '' && !this.journal.hasBlob(plainHash))
    if (lacking.length > 0) this.happen({ kind: 'blobs-wanted', blobs: lacking })
    this.erase()
  }

  /** The app was killed: only the disk remains. */
  restart(): void {
    this.run += 1
    this.work = []
    this.timerAt = null
    this.report = null
    this.journal = this.openJournal()
    this.rows = new Map()
    this.rowsUpTo = 0
    this.folds.clear()
    this.state = this.freshState()
    this.start()
  }

  /** Does what the disk was asked to; `frames` is how many of them are whole on it when the power goes. */
  finish(work: DiskWork, end: 'done' | 'full' | { readonly killedAfter: number }): void {
    this.work = this.work.filter((other) => other !== work)
    if (end === 'full' || this.disk.full) return this.happen({ kind: 'journal-failed', id: work.id })
    if (work.file !== null && work.frames.every((body) => body.kind !== 'blob' || !this.journal.index.isErased(body.about))) this.disk.files.set(work.file.hash, work.file.bytes)
    const fresh = this.journal.sort(work.frames)
    this.write(end === 'done' ? fresh : fresh.slice(0, end.killedAfter))
    if (end !== 'done') return this.restart()
    this.happen({ kind: 'done', id: work.id })
    this.erase()
  }

  /** Writes at once what a person saved; false when the disk is full. */
  save(frames: readonly FrameBody[], file: DiskWork['file'] = null): boolean {
    if (this.disk.full) return false
    if (file !== null) this.disk.files.set(file.hash, file.bytes)
    this.write(this.journal.sort(frames))
    this.erase()
    return true
  }

  /** As the keeper erases (electron/keeper/erase-records.ts): the journal says so first; the keys may outlive that until the next opening. */
  private erase(): void {
    const records = this.journal.index.toErase(false)
    if (records.length === 0 || this.disk.full) return
    const body = { kind: 'erased', ...this.journal.index.remainsOf(records), at: new Date(this.wall()).toISOString() } as const
    this.write([body])
    for (const hash of body.blobs) this.disk.files.delete(hash)
    if (this.chance < 0.7) this.journal.forgetErased()
    this.happen({ kind: 'records-erased', records })
  }

  /** The record as the view reads it from the journal. */
  fold(about: RecordRef): FoldedRecord {
    const key = recordKey(about)
    const known = this.folds.get(key)
    if (known !== undefined && known.frames === this.disk.frames.length) return known.record
    const { acts, refused } = this.read(about)
    const record = foldRecord(about, acts, new Set(Object.keys(refused)))
    this.folds.set(key, { frames: this.disk.frames.length, record })
    return record
  }

  read(about: RecordRef): { about: RecordRef; acts: readonly Act[]; refused: Readonly<Record<ActId, string>> } {
    for (; this.rowsUpTo < this.disk.frames.length; this.rowsUpTo += 1) this.takeIn(this.disk.frames[this.rowsUpTo])
    return this.rows.get(recordKey(about)) ?? { about, acts: [], refused: {} }
  }

  /** As the view does (src/storage/view.ts). */
  private takeIn(body: FrameBody | undefined): void {
    if (body?.kind === 'act' || body?.kind === 'received') {
      const act = this.readable(body.text, body.sig)
      if (act !== null) this.row(act.about).acts.push(act)
    } else if (body?.kind === 'erased') {
      for (const record of body.records) this.rows.delete(record)
    } else if (body?.kind === 'receipt' || body?.kind === 'refusal') {
      const [kind, id] = (this.journal.index.held(body.act)?.about ?? '/').split('/') as [RecordRef['kind'], string]
      const { refused } = this.row({ kind, id })
      if (body.kind === 'receipt') delete refused[body.act]
      else if (this.journal.index.isRefused(body.act)) refused[body.act] = body.words
    }
  }

  private row(about: RecordRef) {
    const key = recordKey(about)
    const row = this.rows.get(key) ?? { about, acts: [], refused: {} }
    this.rows.set(key, row)
    return row
  }

  private write(fresh: readonly FrameBody[]): void {
    this.journal.write(fresh)
    for (const body of fresh) this.events.wrote(this, body)
  }

  private openJournal(): SimulatedJournal {
    const journal = new SimulatedJournal(this.disk, this.signer.vault, () => this.wall() + (this.state?.clockOffsetMs ?? 0))
    journal.forgetErased()
    return journal
  }

  private freshState(): SyncState {
    return startState({ server: BASE, team: this.signer.team, vault: this.signer.vault })
  }

  private obey(command: SyncCommand): void {
    switch (command.kind) {
      case 'send':
        return this.events.send(this, command.id, command.request)
      case 'append':
        return void this.work.push({ id: command.id, frames: command.frames.map(({ body }) => body), file: null })
      case 'receive':
        return void this.work.push({ id: command.id, frames: command.acts.map((act) => this.received(act)), file: null })
      case 'receive-blob': {
        const { plainHash, type, team, about, size } = command.file
        const blob = { kind: 'blob', plainHash, file: `${plainHash.slice(0, 8)}.blob`, size, type, team, about } as const
        const receipt = { kind: 'blob-receipt', plainHash, epoch: '', at: new Date(this.wall()).toISOString(), resource: '' } as const
        return void this.work.push({ id: command.id, frames: [blob, receipt], file: { hash: plainHash, bytes: command.bytes } })
      }
      case 'open-blob':
        return this.happen({ kind: 'blob-opened', id: command.id, bytes: this.disk.files.get(command.plainHash) ?? null })
      case 'timer':
        this.timerAt = this.now + command.afterMs
        return
      case 'report':
        this.report = command.report
        this.events.reported(this)
    }
  }

  /** As the keeper takes acts in (electron/keeper/journal/receive-acts.ts): what its vault did not sign is an alarm. */
  private received({ text, sig }: { readonly text: string; readonly sig: string }): FrameBody {
    const at = new Date(this.wall()).toISOString()
    const checked = this.ports.checkAct(text, sig)
    if (checked.kind === 'good') return { kind: 'received', text, sig, at }
    return { kind: 'alarm', act: readActText(text).id, text, sig, at }
  }
}

/** Reads each text once; what it gives is never changed. */
export function readOnce(): (text: string, sig: string) => Act | null {
  const known = new Map<string, Act | null>()
  return (text, sig) => {
    const act = known.has(text) ? (known.get(text) ?? null) : actFromCanonical(text, sig)
    known.set(text, act)
    return act
  }
}
