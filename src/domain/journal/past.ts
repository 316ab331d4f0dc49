import type { Act, ActId } from './act.ts'
import type { Ghosts } from './refused.ts'
import { placeGhosts, seenThroughGhosts, throughGhosts } from './past-of-ghosts.ts'

/** Answers "had the author of `act` seen `earlier`?" for the acts of one record. */
export interface Past {
  /** Every act in an order in which none stands before one its author had seen; ties by hybrid clock, then id. */
  readonly order: readonly Act[]
  /** Ids named in some `after` that are not here: earlier parts that have not arrived. */
  readonly missing: readonly ActId[]
  /** Acts that no other act here has seen: what a new act names as its `after`. */
  readonly heads: readonly ActId[]
  /** Is `earlier` in the transitive past of `act`? An act is not in its own past. */
  readonly hadSeen: (act: ActId, earlier: ActId) => boolean
}

/**
 * The pasts of one record's acts, whatever order they are given in. Ids must be distinct. A ghost is an act known to
 * be refused, here or not: for every other act it is nothing but the way to what its author had seen, so that a
 * computer that never gets it reads the same record as the one that holds it.
 */
export function readPast(acts: readonly Act[], ghosts: Ghosts = new Map()): Past {
  const byId = new Map(acts.filter((act) => !ghosts.has(act.id)).map((act) => [act.id, act]))
  const afters = new Map([...byId.values()].map((act) => [act.id, throughGhosts(act.id, act.after, ghosts)]))
  const order = orderActs(byId, afters)
  const place = new Map(order.map((act, index) => [act.id, index]))
  const words = (order.length + 31) >>> 5
  const pasts: Uint32Array[] = []
  const missing = new Set<ActId>()
  const seenByAnother = new Set<ActId>()

  for (const act of order) {
    const past = new Uint32Array(words)
    for (const earlier of afters.get(act.id) ?? []) {
      const index = place.get(earlier)
      // An act can only have seen what stands before it; two that claim to have seen each other did not.
      if (index === undefined || index >= pasts.length) {
        missing.add(earlier)
        continue
      }
      seenByAnother.add(earlier)
      pasts[index]?.forEach((bits, word) => (past[word] = (past[word] ?? 0) | bits))
      past[index >>> 5] = (past[index >>> 5] ?? 0) | (1 << (index & 31))
    }
    pasts.push(past)
  }

  const hadSeen = (act: ActId, earlier: ActId): boolean => {
    const at = place.get(act)
    const index = place.get(earlier)
    if (at === undefined || index === undefined) return false
    return (((pasts[at]?.[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1
  }
  const past: Past = {
    order,
    missing: [...missing].sort(),
    heads: order.filter((act) => !seenByAnother.has(act.id)).map((act) => act.id).sort(),
    hadSeen,
  }
  if (ghosts.size === 0) return past
  const held = acts.filter((act) => ghosts.has(act.id))
  return { ...past, order: placeGhosts(order, held, ghosts), hadSeen: seenThroughGhosts(order, hadSeen, ghosts) }
}

/**
 * Kahn's order; among acts that are ready, the earliest by hybrid clock, then by id. Should acts claim to have seen
 * each other, the earliest of those left goes first: nothing is ever dropped from a record.
 */
function orderActs(byId: ReadonlyMap<ActId, Act>, afters: ReadonlyMap<ActId, readonly ActId[]>): readonly Act[] {
  const waitingFor = new Map<ActId, number>()
  const followers = new Map<ActId, Act[]>()
  for (const act of byId.values()) {
    const known = new Set((afters.get(act.id) ?? []).filter((id) => byId.has(id)))
    waitingFor.set(act.id, known.size)
    for (const id of known) followers.set(id, [...(followers.get(id) ?? []), act])
  }
  const ready = [...byId.values()].filter((act) => waitingFor.get(act.id) === 0).sort(laterFirst)
  const order: Act[] = []
  const placed = new Set<ActId>()
  const nextOf = () => ready.pop() ?? earliestLeft(byId, placed)
  for (let act = nextOf(); act !== undefined; act = nextOf()) {
    if (placed.has(act.id)) continue
    placed.add(act.id)
    order.push(act)
    for (const follower of followers.get(act.id) ?? []) {
      const left = (waitingFor.get(follower.id) ?? 1) - 1
      waitingFor.set(follower.id, left)
      if (left === 0) insertSorted(ready, follower)
    }
  }
  return order
}

function earliestLeft(byId: ReadonlyMap<ActId, Act>, placed: ReadonlySet<ActId>): Act | undefined {
  if (placed.size === byId.size) return undefined
  return [...byId.values()].filter((act) => !placed.has(act.id)).sort(laterFirst).pop()
}

function laterFirst(a: Act, b: Act): number {
  if (a.at.hlc !== b.at.hlc) return a.at.hlc < b.at.hlc ? 1 : -1
  return a.id < b.id ? 1 : -1
}

function insertSorted(ready: Act[], act: Act): void {
  let low = 0
  let high = ready.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = ready[middle]
    if (other !== undefined && laterFirst(other, act) < 0) low = middle + 1
    else high = middle
  }
  ready.splice(low, 0, act)
}
