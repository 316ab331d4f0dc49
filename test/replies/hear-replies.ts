import type { FrameBody } from '#domain/journal/frame-body.ts'
import { readActText } from '#electron/keeper/journal/read-act-text.ts'
import { deriveNothing } from '#electron/keeper/sync/derive-from-journal.ts'
import type { HttpRequest, SyncPorts, SyncReport } from '#sync/ports.ts'
import { advance } from '#sync/sync-machine.ts'
import { startState, type SyncCommand, type SyncEvent, type SyncState } from '#sync/sync-state.ts'
import { SimulatedDisk, SimulatedJournal } from '../simulation/simulated-journal.ts'
import type { Mutation } from './mutations.ts'
import { TEAM, type Answered, type Tape } from './record-tape.ts'
import { spoilReply } from './spoil-reply.ts'
import { blobFrame, checkOnce, fitting, sha256 } from './tape-ports.ts'
import { startTapedServer, type TapedServer } from './taped-server.ts'

/** The real machine over the app's own journal index, hearing replies of which some are spoiled. */
export interface Hearing {
  /** What was promised and is not so; null when all is well. */
  readonly broken: string | null
  readonly replies: number
  readonly spoiled: number
  /** Replies at which our own code threw: nothing of them was taken. */
  readonly notBorne: number
}

type Happening = SyncEvent extends infer E ? (E extends SyncEvent ? Omit<E, 'now' | 'chance'> : never) : never

/** Rounds of true replies in which all must come to be well. */
const ROUNDS = 4
const STEPS_A_ROUND = 300
/** No spoiled reply may make the machine ask without end. */
const MOST_STEPS = 600
/** The machine's lists and sets, all of them, for a conversation of nine acts. */
const MOST_KEPT = 500
/** Of everything but an alarm, which holds what was sent. */
const LONGEST_FRAME = 5000

class Broken extends Error {}

export function hearReplies(tape: Tape, plan: readonly (readonly Mutation[])[]): Hearing {
  const hearing = new Conversation(tape)
  const broken = brokenIn(() => {
    hearing.play(plan)
    hearing.heal()
  })
  const { replies, spoiled, notBorne } = hearing
  return { broken, replies, spoiled, notBorne }
}

function brokenIn(play: () => void): string | null {
  try {
    play()
    return null
  } catch (error) {
    return error instanceof Broken ? error.message : `crashed: ${error instanceof Error ? (error.stack ?? error.name) : String(error)}`
  }
}

class Conversation {
  replies = 0
  spoiled = 0
  notBorne = 0
  private readonly tape: Tape
  private readonly server: TapedServer
  private readonly disk = new SimulatedDisk()
  private readonly journal: SimulatedJournal
  private readonly ports: SyncPorts
  private state: SyncState
  private report: SyncReport | null = null
  private queue: { readonly id: number; readonly request: HttpRequest }[] = []
  private readonly heard: Answered[] = []
  private now: number
  private timer: number | null = null

  constructor(tape: Tape) {
    this.tape = tape
    this.server = startTapedServer(tape)
    this.now = Date.parse(tape.capability.headers['date'] ?? '')
    this.journal = new SimulatedJournal(this.disk, tape.vault, () => this.now)
    this.ports = { journal: this.journal.view, sha256, checkAct: checkOnce(tape), derive: deriveNothing }
    this.state = startState({ server: tape.base, team: TEAM, vault: tape.vault })
    this.disk.files.set(tape.ourFile.name, tape.ourFile.bytes)
    this.journal.write([blobFrame(tape.ourFile), ...tape.ours.map(({ act }) => ({ kind: 'act', text: act.text, sig: act.sig }) as const)])
  }

  /** The spoiled replies, each in its turn, while time goes on. */
  play(plan: readonly (readonly Mutation[])[]): void {
    this.happen({ kind: 'started' })
    for (let steps = 0; this.replies < plan.length && steps < MOST_STEPS; steps += 1) {
      if (!this.answerNext(plan[this.replies] ?? [])) this.passTime()
    }
  }

  /** True replies alone: everything must come to be there, here, and said. */
  heal(): void {
    for (let round = 0; round < ROUNDS; round += 1) {
      this.answerPerson()
      for (let steps = 0; steps < STEPS_A_ROUND && (this.queue.length > 0 || !this.isWell()); steps += 1) if (!this.answerNext([])) this.passTime()
      if (this.queue.length === 0 && this.isWell()) return this.judgeEnd()
    }
    throw new Broken(`not well again: ${this.whatLacks()}`)
  }

  /** Who is asked something says yes, and presses Try now. */
  private answerPerson(): void {
    const asked = this.report?.toDecide
    if (asked != null) this.happen({ kind: 'fill-again', server: asked.server, ours: asked.ours, by: 'somebody' })
    this.happen({ kind: 'try-now' })
  }

  private answerNext(mutations: readonly Mutation[]): boolean {
    const next = this.queue.shift()
    if (next === undefined) return false
    const isLost = mutations.some(({ kind, at }: { kind: string; at?: number }) => kind === 'failed' || (kind === 'words' && (at ?? 0) % 2 === 0))
    // A reply from something between may mean that the server never saw the request.
    const truly = isLost && this.replies % 2 === 0 ? null : this.server.serve(next.request)
    const reply = spoilReply(truly ?? this.tape.absent, mutations, { base: this.tape.base, url: next.request.url, others: this.heard })
    if (truly !== null) this.heard.push(truly)
    this.replies += 1
    if (mutations.length > 0) this.spoiled += 1
    this.now += 20
    this.happen({ kind: 'reply', id: next.id, reply: fitting(reply, next.request) })
    return true
  }

  private passTime(): void {
    this.now += Math.min(this.timer ?? 60_000, 900_000)
    this.timer = null
    this.happen({ kind: 'tick' })
  }

  private happen(happening: Happening): void {
    const { state, commands } = this.move(happening)
    this.state = state
    this.judgeSize()
    for (const command of commands) this.obey(command)
  }

  /** As the keeper does (electron/keeper/sync/start-sync.ts): a reply that cannot be borne counts as none. Nothing else may throw. */
  private move(happening: Happening): ReturnType<typeof advance> {
    try {
      return advance(this.state, { ...happening, now: this.now, chance: 0.5 } as SyncEvent, this.ports)
    } catch (error) {
      if (happening.kind !== 'reply' || happening.reply.kind !== 'answered') throw error
      this.notBorne += 1
      return this.move({ ...happening, reply: { kind: 'failed', reason: 'no-network' } })
    }
  }

  private obey(command: SyncCommand): void {
    switch (command.kind) {
      case 'send':
        return void this.queue.push(command)
      case 'append':
        return this.keep(command.id, command.frames.map(({ body }) => body))
      case 'receive':
        return this.keep(command.id, command.acts.map(({ text, sig }) => ({ kind: 'received', text, sig, at: new Date(this.now).toISOString() })))
      case 'receive-blob': {
        this.disk.files.set(command.file.plainHash, command.bytes)
        const { plainHash, type, team, about, size } = command.file
        return this.keep(command.id, [{ kind: 'blob', plainHash, file: 'received.blob', size, type, team, about }])
      }
      case 'open-blob':
        return this.happen({ kind: 'blob-opened', id: command.id, bytes: this.disk.files.get(command.plainHash) ?? null })
      case 'timer':
        return void (this.timer = command.afterMs)
      case 'listen':
        return this.happen({ kind: 'hints-ended' })
      case 'report':
        return void (this.report = command.report)
    }
  }

  private keep(id: number, bodies: readonly FrameBody[]): void {
    for (const body of bodies) this.judgeFrame(body)
    this.journal.write(this.journal.sort(bodies))
    this.happen({ kind: 'done', id })
  }

  /** What is kept for ever must be true. */
  private judgeFrame(body: FrameBody): void {
    if (body.kind === 'receipt' && !this.server.acts.has(body.act)) throw new Broken('a receipt for an act the server does not hold')
    if (body.kind === 'blob-receipt' && !this.server.files.has(body.plainHash)) throw new Broken('a receipt for a file the server does not hold')
    if (body.kind === 'received' && !this.tape.theirs.some(({ act }) => act.text === body.text && act.sig === body.sig)) throw new Broken('an act was received that nobody wrote')
    if (body.kind === 'blob' && sha256(this.disk.files.get(body.plainHash) ?? '') !== body.plainHash) throw new Broken('a file was received that is not what the act names')
    if (body.kind !== 'alarm' && JSON.stringify(body).length > LONGEST_FRAME) throw new Broken(`a ${body.kind} as long as the server likes`)
    if (body.kind === 'cursor' && !/^\d{4}-/.test(body.lastUpdated)) throw new Broken('a cursor that is no time')
  }

  private judgeSize(): void {
    const { window } = this.state.push
    const sizes = [window, this.state.push.setAside, this.state.push.failing, this.state.pull.alarmed, this.state.wanted.blobs, this.state.wanted.later, this.state.open]
    const kept = sizes.reduce((sum, each) => sum + ('size' in each ? each.size : each.length), 0)
    if (kept > MOST_KEPT || this.queue.length > MOST_KEPT) throw new Broken(`the machine keeps ${kept} things`)
  }

  private refused(): ReadonlySet<string> {
    return new Set(this.journal.index.refusals().map(({ act }) => act))
  }

  private isWell(): boolean {
    return this.whatLacks() === ''
  }

  private whatLacks(): string {
    const { index, view } = this.journal
    const refused = this.refused()
    const lacks: string[] = []
    for (const { name } of this.tape.ours) if (!refused.has(name) && index.unsentActs().some(({ text }) => readActText(text).id === name)) lacks.push('an act waits')
    for (const { name } of this.tape.theirs) if (view.actHash(name) === null) lacks.push('a colleague’s act is not here')
    if (!view.hasBlob(this.tape.theirFile.name)) lacks.push('a colleague’s file is not here')
    const { compared, connection } = this.report ?? {}
    if (connection?.kind !== 'connected' || compared?.same !== true || compared.onServer !== this.server.countActs()) lacks.push(`says ${JSON.stringify({ connection, compared, toDecide: this.report?.toDecide })}`)
    return lacks.join(', ')
  }

  private judgeEnd(): void {
    const refused = this.refused()
    for (const { name, act } of this.tape.ours) {
      if (this.journal.view.actHash(name) !== act.hash) throw new Broken('an act of ours is gone')
      if (!refused.has(name) && !this.server.acts.has(name)) throw new Broken('an act is said to be on the server and is not')
    }
  }
}
