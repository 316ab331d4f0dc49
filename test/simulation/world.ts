import type { Act, ActId } from '#domain/journal/act.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { actToResource } from '#fhir/act-to-resource.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { makeChance, makeIds, type Chance } from './chance.ts'
import { fateOf, Network, SWITCHES, type Switch } from './faults.ts'
import { beginDraft, beginNote, ERASABLE, makeAct, makeErasure, makeNewerAct, RECORDS, type Draft, type Truth } from './people.ts'
import { signerAt, Signatures, TEAM } from './signers.ts'
import { SimulatedDisk } from './simulated-journal.ts'
import { readOnce, SimulatedLaptop, type DiskWork } from './simulated-laptop.ts'
import { BASE, SimulatedServer, type Backup, type Row } from './simulated-server.ts'

/** What is asked of one schedule besides its seed: fewer faults and moves, to make the story of a failure short. */
export interface Limits {
  readonly without?: ReadonlySet<Switch>
  readonly moves?: number
  readonly tell?: (line: string) => void
}

export const ORACLES = ['lost', 'overwritten', 'diverged', 'stuck', 'revived'] as const
export type Oracle = (typeof ORACLES)[number]

/** A promise that was not kept, by its name, and how. */
export class Violation extends Error {
  readonly oracle: Oracle

  constructor(oracle: Oracle, how: string) {
    super(how)
    this.oracle = oracle
  }
}

interface InFlight {
  readonly laptop: SimulatedLaptop
  readonly run: number
  readonly id: number
  readonly request: HttpRequest
  readonly sentAt: number
  reply: HttpReply | null
  /** The laptop stopped waiting; what it sent may still arrive. */
  givenUp: boolean
}

const START = Date.UTC(2026, 9, 8, 11, 40)
const DAY = 24 * 3_600_000
/** With these a server does not show at once, or in order, what it holds. */
const BLIND: readonly Switch[] = ['lag', 'hidden', 'cached', 'skew', 'restore']

/** Whether what the server shows can be held against what it holds. */
export function isBlind({ on }: Pick<World, 'on'>): boolean {
  return BLIND.some((each) => on.has(each))
}

/** What the server was seen to hold is not refused by a no to its second sending; worked out from the frames alone. */
function isReceipted({ disk }: SimulatedLaptop, act: ActId): boolean {
  const said = disk.frames.findLast((body) => (body.kind === 'receipt' && body.act === act) || (body.kind === 'receipts-void' && body.acts.includes(act)))
  return said?.kind === 'receipt'
}

/** A few laptops, one server and the network between them, moved on by chance from one seed. */
export class World {
  readonly chance: Chance
  readonly on: ReadonlySet<Switch>
  readonly server = new SimulatedServer()
  readonly laptops: SimulatedLaptop[] = []
  readonly truths = new Map<ActId, Truth>()
  /** Acts a person was told are saved. */
  readonly acknowledged = new Set<ActId>()
  readonly letters = new Map<string, Uint8Array>()
  private readonly signatures = new Signatures()
  readonly readable: (text: string, sig: string) => Act | null
  hasGoneBack = false
  isHealing = false
  moves = 0
  readonly tell: (line: string) => void
  private readonly network: Network
  private readonly newId: () => string
  private readonly rate: number
  private readonly length: number
  private flights: InFlight[] = []
  private backup: Backup | null = null
  /** By its own chance, so that every other schedule plays as it did. Null where nothing is erased. */
  private readonly erasing: Chance | null
  private readonly drafts = new Map<SimulatedLaptop, Draft[]>()
  private readonly refusedHere = new Map<SimulatedLaptop, Set<ActId>>()
  private writes = 0
  private now = START

  constructor(seed: number, schedule: number, limits: Limits = {}) {
    this.chance = makeChance(seed, schedule)
    this.readable = readOnce()
    this.newId = makeIds(this.chance)
    this.tell = limits.tell ?? (() => undefined)
    const density = this.chance.pick([0.08, 0.25, 0.5])
    this.on = new Set(SWITCHES.filter((each) => this.chance.happens(each === 'restore' ? density / 2 : density) && limits.without?.has(each) !== true))
    this.rate = this.chance.pick([0.05, 0.15, 0.3])
    this.length = Math.min(limits.moves ?? Number.MAX_SAFE_INTEGER, 40 + this.chance.below(100))
    // Not by chance, so that a kept seed still plays what it was kept for.
    this.server.counts = schedule % 5 !== 2
    this.server.digests = schedule % 3 !== 1
    this.server.losesFiles = schedule % 4 === 3
    this.erasing = schedule % 7 === 5 ? makeChance(seed + 7919, schedule) : null
    // A server that purges is ours, and has a digest: by counts alone what was purged and what is new can come to the same.
    if (this.erasing !== null) this.server.digests = true
    this.network = new Network(this.server, this.chance)
    this.setUpServer()
    const count = 2 + this.chance.below(2)
    const isOnePersonTwice = this.chance.happens(0.15)
    for (let number = 0; number < count; number += 1) this.addLaptop(number, isOnePersonTwice && number === 1 ? 0 : number, new SimulatedDisk())
    for (const laptop of this.laptops) laptop.start()
    this.tell(`Switched on: ${[...this.on].join(', ') || 'nothing'}. ${this.laptops.length} laptops, ${this.length} moves.`)
  }

  /** Everything up to the end of the faults. */
  async play(): Promise<void> {
    for (; this.moves < this.length; this.moves += 1) await this.move()
  }

  private setUpServer(): void {
    const { server, chance, on } = this
    server.now = this.now
    server.kept = (row, isSecond) => this.judgeKept(row, isSecond)
    if (on.has('ties')) server.grain = chance.pick([10, 1000])
    if (on.has('skew')) server.skew = chance.pick(on.has('restore') ? [-2000, 2000] : [-2000, 2000, 3_600_000])
    if (on.has('small-pages')) server.pageSize = chance.pick([1, 2, 5])
    if (on.has('bare')) server.shows = chance.pick(['nothing', 'outcome'])
    if (on.has('lag')) server.lag = chance.pick([5000, 60_000, 900_000])
    if (on.has('lag') || on.has('skew') || on.has('ties')) server.jitter = 2000
    server.conditionLags = on.has('several')
    if (on.has('foreign')) this.addForeign()
  }

  /** Another team's entry that the server's search shows although it was not asked for. */
  private addForeign(): void {
    const { author, key, vault } = signerAt(4, 3)
    const at = { wall: new Date(this.now).toISOString(), hlc: `${this.now.toString(16).padStart(12, '0')}-0000` }
    const text = JSON.stringify({ about: { id: 'c-0121', kind: 'case' }, after: [], at, by: author, facts: [], id: this.newId(), prev: null, schema: 1, seq: 1, team: 'cardiac', vault, verb: 'change-case' })
    const resource = actToResource({ text, sig: this.signatures.sign(key, text), hash: '0'.repeat(64) })
    this.server.serve({ method: 'POST', url: `${BASE}/QuestionnaireResponse`, headers: {}, body: JSON.stringify(resource), expects: 'text', signedIn: true, timeoutMs: 1 }, -1)
    const [row] = this.server.rows
    if (row !== undefined) this.server.foreign = row
  }

  private addLaptop(key: number, person: number, disk: SimulatedDisk): SimulatedLaptop {
    const laptop = new SimulatedLaptop(this.laptops.length, signerAt(key, person), disk, this.signatures.check, this.readable, {
      send: (from, id, request) => this.send(from, id, request),
      wrote: (from, body) => this.judgeFrame(from, body),
      reported: (from) => this.judgeReport(from),
    })
    laptop.now = this.now
    this.laptops.push(laptop)
    this.drafts.set(laptop, [])
    this.refusedHere.set(laptop, new Set())
    return laptop
  }

  private send(laptop: SimulatedLaptop, id: number, request: HttpRequest): void {
    if (request.method === 'POST' && typeof request.body === 'string') {
      const again = [...(this.refusedHere.get(laptop) ?? [])].find((act) => request.headers['if-none-exist']?.endsWith(act) === true)
      if (again !== undefined) throw new Violation('revived', `laptop ${laptop.number} sends ${again} again, which was refused`)
      const act = this.truths.get(/[0-9a-f-]{36}$/.exec(request.headers['if-none-exist'] ?? '')?.[0] ?? '')
      if (act !== undefined && laptop.journal.index.isErased(act.about)) throw new Violation('revived', `laptop ${laptop.number} sends ${act.id} of ${act.about}, which it has erased`)
    }
    this.flights.push({ laptop, run: laptop.run, id, request, sentAt: this.now, reply: null, givenUp: false })
  }

  /** A receipt stands for these very bytes on the server, a refusal for its word, an alarm for something that is wrong. */
  private judgeFrame(laptop: SimulatedLaptop, body: FrameBody): void {
    const { server } = this
    const at = `laptop ${laptop.number}`
    if (body.kind === 'receipt' && !server.everActs.has(`${body.act} ${body.hash}`)) throw new Violation('stuck', `${at} keeps a receipt for ${body.act}, which the server never held`)
    if (body.kind === 'blob-receipt' && !(server.everFiles.has(body.plainHash) && server.everNamed.has(body.plainHash))) throw new Violation('stuck', `${at} keeps a receipt for a file the server never held whole`)
    if (body.kind === 'refusal') this.judgeRefusal(laptop, body.act)
    if (body.kind === 'receipt') this.refusedHere.get(laptop)?.delete(body.act)
    if (body.kind === 'alarm' && !server.oddities.has('mangled')) throw new Violation('stuck', `${at} raises an alarm about ${body.act}, with which all is well`)
    if (body.kind === 'cursor') this.judgeCursor(laptop, Date.parse(body.lastUpdated))
  }

  private judgeRefusal(laptop: SimulatedLaptop, act: ActId): void {
    if (!isReceipted(laptop, act)) this.refusedHere.get(laptop)?.add(act)
    const { everRefused } = this.server
    const files = [...this.letters.keys()].filter((hash) => this.truths.get(act)?.text.includes(hash) === true)
    if (!everRefused.has(act) && !files.some((hash) => everRefused.has(hash))) throw new Violation('lost', `laptop ${laptop.number} takes ${act} for refused, which the server never said`)
  }

  /** What the cursor passes is on the disk: judged where the server’s order and searches can be trusted. */
  private judgeCursor(laptop: SimulatedLaptop, upTo: number): void {
    if (upTo > this.server.newestAt) throw new Violation('lost', `the cursor of laptop ${laptop.number} is ahead of all the server holds, and will pass what comes`)
    if (isBlind(this)) return
    const readAt = this.network.firstPageAt.get(laptop.number) ?? 0
    const passed = this.server.rows.find(({ act, at, takenAt }) => act !== null && at < upTo && takenAt < readAt && laptop.journal.index.held(act.id) === null)
    if (passed !== undefined && passed !== this.server.foreign) throw new Violation('lost', `the cursor of laptop ${laptop.number} passes ${passed.act?.id ?? ''}, which is not on its disk`)
  }

  /** Nobody can receive a letter’s act before the letter, and a create that is repeated changes nothing. */
  private judgeKept(row: Row, isSecond: boolean): void {
    if (isSecond && !this.server.conditionLags) throw new Violation('diverged', `the server was made to keep ${row.act?.id ?? row.file ?? 'a file'} twice`)
    const named = [...this.letters.keys()].filter((hash) => row.act?.text.includes(hash) === true)
    if (!this.hasGoneBack && named.some((hash) => !this.server.holdsFile(hash))) throw new Violation('lost', `${row.act?.id ?? ''} is on the server before the file it mentions`)
  }

  /** When a laptop says that all is well, it is. */
  judgeReport(laptop: SimulatedLaptop): void {
    const { report, journal } = laptop
    if (report === null) return
    const { index } = journal
    const allSent = index.waitingActs().length === 0 && index.openRefusals().length === 0 && index.unsentBlobs().length === 0
    if (report.connection.kind !== 'connected' || report.sending || !allSent || report.compared?.same !== true || this.hasGoneBack) return
    for (const truth of this.truths.values()) {
      // What was erased there since is no untruth of what was said before.
      const isSayingSo = truth.laptop === laptop.number && !this.server.everErased.has(truth.about) && index.held(truth.id) !== null && !index.refusals().some(({ act }) => act === truth.id)
      if (isSayingSo && !this.server.holds(truth.id, truth.hash)) throw new Violation('stuck', `laptop ${laptop.number} says all is on the server and ${truth.id} is not`)
    }
  }

  private async move(): Promise<void> {
    const { chance } = this
    this.pass(chance.below(400))
    if (this.erasing?.happens(0.03) === true) await this.erase(this.erasing)
    const draw = chance.next()
    if (draw < 0.22) await this.person(chance.pick(this.laptops))
    else if (draw < 0.3) this.timePasses()
    else if (draw < 0.36) this.mishap(chance.pick(this.laptops))
    else {
      for (let turn = 0; turn < 3; turn += 1) if (!this.flow()) break
    }
  }

  /** True time goes on; timers go off and requests are given up. */
  private pass(ms: number): void {
    this.now += ms
    this.server.now = this.now
    this.server.chance = this.chance.next()
    this.server.manglesNow = this.on.has('mangle') && !this.isHealing && this.chance.happens(0.1)
    for (const laptop of this.laptops) {
      laptop.now = this.now
      laptop.chance = this.chance.next()
      if (laptop.timerAt === null || laptop.timerAt > this.now) continue
      laptop.timerAt = null
      laptop.happen({ kind: 'tick' })
    }
    for (const flight of this.flights) {
      if (flight.givenUp || this.now - flight.sentAt <= flight.request.timeoutMs) continue
      flight.givenUp = true
      this.deliver(flight, { kind: 'failed', reason: 'timed-out' })
    }
  }

  private timePasses(): void {
    this.pass(this.chance.pick([1000, 5000, 20_000, 20_000, 60_000, 300_000, 900_000]))
  }

  /** Something on its way goes on: a request, a reply or a write. False when there is nothing. */
  private flow(): boolean {
    const { chance } = this
    const working = this.laptops.filter((laptop) => laptop.work.length > 0)
    if (working.length > 0 && (this.flights.length === 0 || chance.happens(0.5))) {
      const laptop = chance.pick(working)
      this.write(laptop, chance.pick(laptop.work))
      return true
    }
    if (this.flights.length === 0) return false
    const flight = this.on.has('slow') ? chance.pick(this.flights) : this.flights[0]
    if (flight !== undefined) this.carry(flight)
    return true
  }

  private carry(flight: InFlight): void {
    const { chance, on } = this
    if (flight.reply !== null) {
      this.flights = this.flights.filter((other) => other !== flight)
      return flight.givenUp ? undefined : this.deliver(flight, flight.reply)
    }
    const isAway = flight.laptop.offlineUntil > this.now
    const fate = this.isHealing ? 'pass' : fateOf(on, this.rate, chance)
    flight.reply = isAway && !flight.givenUp ? { kind: 'failed', reason: 'no-network' } : this.network.pass(flight.request, flight.laptop.number, fate)
    if (fate !== 'pass') this.tell(`${fate}: ${flight.request.method} ${flight.request.url.slice(BASE.length)} of laptop ${flight.laptop.number}`)
    if (!on.has('slow') || this.isHealing || chance.happens(0.4)) this.carry(flight)
  }

  private deliver({ laptop, run, id }: InFlight, reply: HttpReply): void {
    if (laptop.run === run) laptop.happen({ kind: 'reply', id, reply })
  }

  /** The disk does what it was asked to, or the power goes before, in the middle or after. */
  private write(laptop: SimulatedLaptop, work: DiskWork): void {
    const isKilled = this.on.has('crash') && !this.isHealing && this.chance.happens(0.06)
    if (isKilled) this.tell(`laptop ${laptop.number} is killed while it writes ${work.frames.map(({ kind }) => kind).join(', ')}`)
    const isRefused = this.on.has('disk') && !this.isHealing && this.chance.happens(0.08)
    laptop.finish(work, isKilled ? { killedAfter: this.chance.below(work.frames.length + 1) } : isRefused ? 'full' : 'done')
  }

  private async person(laptop: SimulatedLaptop): Promise<void> {
    const { chance } = this
    const open = this.drafts.get(laptop) ?? []
    if (open.length > 0 && (open.length > 3 || chance.happens(0.6))) {
      const [draft] = open.splice(chance.below(open.length), 1)
      if (draft !== undefined) await this.save(laptop, draft)
      return
    }
    if (this.on.has('newer') && chance.happens(0.05)) return this.saveNewer(laptop)
    const draft = beginDraft(laptop, chance.pick(chance.happens(0.4) ? RECORDS.slice(0, 1) : RECORDS), chance, this.writes)
    this.writes += 1
    if (draft !== null) open.push(draft)
    if (open.length > 0 && chance.happens(0.4)) await this.save(laptop, open.pop() as Draft)
  }

  private async save(laptop: SimulatedLaptop, draft: Draft): Promise<void> {
    const made = await makeAct(laptop, draft, this.newId, this.truths)
    if (made === null) return
    if (this.killedAt('before it saves', laptop)) return
    if (draft.file !== null) {
      const { hash, bytes } = draft.file
      const blob = { kind: 'blob', plainHash: hash, file: `${hash.slice(0, 8)}.blob`, size: bytes.length, type: 'application/pdf', team: TEAM, about: made.truth.about } as const
      if (!laptop.journal.hasBlob(hash) && !laptop.save([blob], draft.file)) return
      this.letters.set(hash, bytes)
      if (this.killedAt('between a letter and its act', laptop)) return
    }
    this.keep(laptop, made)
  }

  /** Somebody with the records role, at any of the computers, erases one or two records. */
  private async erase(chance: Chance): Promise<void> {
    const laptop = chance.pick(this.laptops)
    const made = await makeErasure(laptop, chance.pick(ERASABLE), this.newId)
    if (made !== null) this.keep(laptop, made)
  }

  private saveNewer(laptop: SimulatedLaptop): void {
    const isReadable = this.chance.happens(0.5)
    const record = isReadable ? RECORDS[1] : this.chance.pick(RECORDS)
    if (record !== undefined) this.keep(laptop, makeNewerAct(laptop, record, this.newId(), isReadable, this.truths))
  }

  private keep(laptop: SimulatedLaptop, made: NonNullable<Awaited<ReturnType<typeof makeAct>>>): void {
    // Set first: from the moment it is on the disk, it counts.
    this.truths.set(made.truth.id, made.truth)
    this.signatures.note(made.text, made.sig)
    if (!laptop.save([{ kind: 'act', text: made.text, sig: made.sig }])) return void this.truths.delete(made.truth.id)
    this.tell(`laptop ${laptop.number} saves ${made.truth.verb} in ${made.truth.about}: ${made.truth.id} (${[...new Set(made.truth.facts.map(({ unit }) => unit))].join(', ')})`)
    if (this.killedAt('after it saved', laptop)) return
    this.acknowledged.add(made.truth.id)
    laptop.happen({ kind: 'acts-appended' })
  }

  private killedAt(when: string, laptop: SimulatedLaptop): boolean {
    if (!this.on.has('crash') || this.isHealing || !this.chance.happens(0.05)) return false
    this.tell(`laptop ${laptop.number} is killed ${when}`)
    laptop.restart()
    return true
  }

  private mishap(laptop: SimulatedLaptop): void {
    const { chance, server } = this
    const possible: Switch[] = [...this.on].filter((each) => Object.hasOwn(this.mishaps, each))
    if (possible.length === 0 || chance.happens(0.2)) return laptop.happen({ kind: 'try-now' })
    const which = chance.pick(possible)
    this.tell(`${which} (laptop ${laptop.number}, server of ${server.rows.length} entries)`)
    this.mishaps[which]?.(laptop)
  }

  private readonly mishaps: Partial<Record<Switch, (laptop: SimulatedLaptop) => void>> = {
    proxy: () => this.network.again(),
    crash: (laptop) => laptop.restart(),
    disk: (laptop) => {
      laptop.disk.full = !laptop.disk.full
    },
    away: (laptop) => {
      laptop.offlineUntil = this.now + this.chance.pick([60_000, 3_600_000, DAY, 30 * DAY])
      if (this.chance.happens(0.3)) this.pass(30 * DAY)
    },
    clocks: (laptop) => {
      laptop.clockOff = this.chance.pick([0, -10 * 365 * DAY, 10 * 365 * DAY, -5000, 90_000])
    },
    skew: () => {
      this.server.skew = this.chance.pick([0, -2000, 2000, -60_000])
    },
    hidden: () => {
      for (const row of this.server.rows) row.hiddenFrom = this.chance.happens(0.3) ? this.chance.below(this.laptops.length) : -1
    },
    refusals: (laptop) => {
      const { refused } = this.server
      if (refused.size > 3) return refused.clear()
      const verb = this.chance.pick(['set-question', 'change-case', 'sign-letter', 'record-family-words', 'settle-versions', 'note-refusal', 'record-attendance'])
      refused.set(`${laptop.signer.author.user} ${verb}`, this.chance.pick([400, 403, 413, 422]))
    },
    files: () => {
      this.server.refusesFiles = this.server.refusesFiles === 0 ? 413 : 0
    },
    restore: () => {
      if (this.backup === null) {
        this.backup = this.server.backup()
        return
      }
      this.hasGoneBack = true
      this.server.restore(this.backup)
      if (this.chance.happens(0.5)) this.server.epoch = `urn:uuid:${this.newId()}`
      this.backup = null
    },
    clone: (laptop) => {
      if (this.laptops.length > 3) return
      const { author } = laptop.signer
      const key = this.laptops.find((other) => other.signer.vault === laptop.signer.vault)?.number ?? 0
      const person = ['abena.osei', 'helen.marsh', 'rafi.khan', 'joan.pike'].indexOf(author.user)
      this.addLaptop(key, person, laptop.disk.copy()).start()
    },
  }

  /** The faults end: the disk has room, the network is there, the server shows and takes everything. Clocks stay as wrong as they are. */
  heal(): void {
    this.isHealing = true
    const { server } = this
    server.refused.clear()
    server.refusesFiles = 0
    server.manglesNow = false
    server.conditionLags = false
    server.lag = 0
    server.jitter = 0
    for (const row of server.rows) {
      row.hiddenFrom = -1
      row.visibleAt = Math.min(row.visibleAt, this.now)
    }
    for (const laptop of this.laptops) {
      laptop.disk.full = false
      laptop.offlineUntil = 0
    }
    this.tell('The faults end')
    this.settle()
  }

  /** Until nothing is on its way. */
  private settle(): void {
    for (let turn = 0; this.flow(); turn += 1) {
      if (turn > 3000) throw new Violation('stuck', 'the laptops and the server never come to rest')
    }
  }

  /**
   * A quiet round: who is told of something to look at presses “Try now”, and then ten minutes and more pass, after which
   * sync has looked further back once. Ends early when `isWell` says so.
   */
  quietRound(isWell: () => boolean): boolean {
    for (const laptop of this.laptops) {
      const { connection, compared } = laptop.report ?? { connection: { kind: 'not-tried' }, compared: null }
      const isTold = compared?.same === false || (connection.kind === 'unreachable' && connection.reason === 'sign-in-refused')
      if (isTold) laptop.happen({ kind: 'try-now' })
    }
    this.settle()
    for (const laptop of this.laptops) {
      const asked = laptop.report?.toDecide
      // The team is told that its server went back in time, and sends it what it lacks. Another server is left alone.
      if (asked?.kind === 'lost-entries') laptop.happen({ kind: 'fill-again', server: asked.server, ours: asked.ours, by: 'somebody' })
    }
    this.settle()
    for (let poll = 0; poll < 36; poll += 1) {
      if (isWell()) return true
      this.pass(20_000)
      this.settle()
    }
    return isWell()
  }

  /** People deal with what the server refused. Gives how many notes were written. */
  async noteRefusals(): Promise<number> {
    let notes = 0
    for (const laptop of this.laptops) {
      for (const about of RECORDS) {
        for (let draft = beginNote(laptop, about); draft !== null; draft = beginNote(laptop, about)) {
          const before = this.truths.size
          await this.save(laptop, draft)
          if (this.truths.size === before) break
          notes += 1
        }
      }
    }
    this.settle()
    return notes
  }
}
