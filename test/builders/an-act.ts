import type { Act, ActId, Fact, RecordRef, Role } from '#domain/journal/act.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { adopt, hybridTime, tick, type HybridTime } from '#domain/journal/hybrid-clock.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import type { Json } from '#domain/basics/json.ts'

/** Thursday 8 October 2026, 12:40pm British Summer Time: the meeting day of every made-up clinic. */
const MEETING_DAY_MS = Date.UTC(2026, 9, 8, 11, 40)

export const aCase: RecordRef = { kind: 'case', id: 'c-0121' }

/** The nth act id: a UUIDv7 by shape, in the order of `n`. */
export function actId(n: number): ActId {
  return `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

/** What a test wants to say of an act; the rest is filled in the same way every time. */
export interface ActWish {
  readonly n?: number
  readonly verb?: string
  readonly schema?: number
  readonly about?: RecordRef
  readonly facts?: readonly Fact[]
  readonly after?: readonly ActId[]
  readonly by?: string
  readonly role?: Role
  /** Milliseconds since 1970 by the author's clock; a minute after the last number's when left out. */
  readonly ms?: number
  readonly hlc?: HybridTime
}

export function anAct(wish: ActWish = {}): Act {
  const n = wish.n ?? 1
  const ms = wish.ms ?? MEETING_DAY_MS + n * 60_000
  const by = wish.by ?? 'Dr Amara Osei'
  return {
    id: actId(n),
    about: wish.about ?? aCase,
    team: 'team-1',
    verb: wish.verb ?? 'change-case',
    schema: wish.schema ?? 1,
    by: { user: by.toLowerCase().replaceAll(' ', '-'), name: by, role: wish.role ?? 'consultant', membership: 'membership-1' },
    vault: 'v'.repeat(43),
    seq: n,
    prev: null,
    after: [...(wish.after ?? [])],
    at: { wall: new Date(ms).toISOString(), hlc: wish.hlc ?? hybridTime(ms, 0) },
    facts: [...(wish.facts ?? [])],
    sig: 's'.repeat(86),
  }
}

/**
 * Writes one record on several laptops, so that a history reads as it happened:
 * `const chair = scribe.laptop('Chair'); chair.state('question', {…}); secretary.receives(chair)`.
 */
export class Scribe {
  readonly about: RecordRef
  readonly all: Act[] = []
  /** What the author of each act had before them, kept apart from `after` to judge the fold by. */
  readonly seen = new Map<ActId, ReadonlySet<ActId>>()

  constructor(about: RecordRef = aCase) {
    this.about = about
  }

  laptop(name: string, role: Role = 'consultant', clockOffMs = 0): Laptop {
    return new Laptop(this, name, role, clockOffMs)
  }

  /** The true time, whatever the laptops think: a minute for each act written. */
  trueMs(): number {
    return MEETING_DAY_MS + (this.all.length + 1) * 60_000
  }

  fold(acts: readonly Act[] = this.all, refused: ReadonlySet<ActId> = new Set()): FoldedRecord {
    return foldRecord(this.about, acts, refused)
  }
}

/** One person's computer: what it holds, and the acts written on it. */
export class Laptop {
  readonly holds = new Map<ActId, Act>()
  readonly scribe: Scribe
  readonly name: string
  readonly role: Role
  readonly clockOffMs: number
  #clock: HybridTime | null = null

  constructor(scribe: Scribe, name: string, role: Role, clockOffMs: number) {
    this.scribe = scribe
    this.name = name
    this.role = role
    this.clockOffMs = clockOffMs
  }

  /** Writes one act on top of all this laptop holds. */
  write(facts: readonly Fact[], verb = 'change-case', schema = 1): Act {
    const n = this.scribe.all.length + 1
    const ms = this.scribe.trueMs() + this.clockOffMs
    this.#clock = tick(this.#clock, ms)
    const act = anAct({
      n, verb, schema, facts, ms,
      about: this.scribe.about, by: this.name, role: this.role, hlc: this.#clock, after: this.folded().heads,
    })
    this.scribe.seen.set(act.id, new Set(this.holds.keys()))
    this.scribe.all.push(act)
    this.holds.set(act.id, act)
    return act
  }

  state(unit: string, value: { readonly [field: string]: Json | undefined }, verb?: string): Act {
    return this.write(stateUnit(unit, value), verb)
  }

  receives(...others: readonly Laptop[]): void {
    for (const act of others.flatMap((other) => [...other.holds.values()])) {
      this.holds.set(act.id, act)
      this.#clock = adopt(this.#clock, act.at.hlc, this.scribe.trueMs())
    }
  }

  folded(): FoldedRecord {
    return foldRecord(this.scribe.about, [...this.holds.values()])
  }
}

/** Both laptops then hold what either held. */
export function exchange(one: Laptop, other: Laptop): void {
  one.receives(other)
  other.receives(one)
}
