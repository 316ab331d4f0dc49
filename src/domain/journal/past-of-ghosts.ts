import type { Act, ActId } from './act.ts'
import type { Ghosts } from './refused.ts'

/** What an act names as its `after`, with each ghost in it replaced by what the ghost's author had seen. */
export function throughGhosts(act: ActId, after: readonly ActId[], ghosts: Ghosts): readonly ActId[] {
  if (!after.some((id) => ghosts.has(id))) return after
  const { real } = walkGhosts(after, ghosts)
  // No act is in its own past, whatever a note says of it.
  real.delete(act)
  return [...real].sort()
}

/** From these ids on through ghosts only: the ghosts passed, and the acts they lead to. */
function walkGhosts(after: readonly ActId[], ghosts: Ghosts): { readonly passed: ReadonlySet<ActId>; readonly real: Set<ActId> } {
  const passed = new Set<ActId>()
  const real = new Set<ActId>()
  const open = [...after]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const before = ghosts.get(id)
    if (before === undefined) real.add(id)
    else if (!passed.has(id)) {
      passed.add(id)
      open.push(...before)
    }
  }
  return { passed, real }
}

/**
 * The order for display with the ghosts held here set in, each after what its author had seen and before the first
 * act whose author had seen it, by its clock between the two. The order of the other acts stays as it is.
 */
export function placeGhosts(order: readonly Act[], held: readonly Act[], ghosts: Ghosts): readonly Act[] {
  const placed = [...order]
  const walks = held.map((ghost) => ({ ghost, ...walkGhosts(ghosts.get(ghost.id) ?? [], ghosts) }))
  // A ghost that another passed has passed fewer itself, so it comes first.
  for (const { ghost, passed, real } of walks.sort((a, b) => a.passed.size - b.passed.size || compareClocks(a.ghost, b.ghost))) {
    let at = placed.findLastIndex((act) => real.has(act.id) || passed.has(act.id)) + 1
    const isBefore = (act: Act): boolean => act.at.hlc < ghost.at.hlc && !walkGhosts(act.after, ghosts).passed.has(ghost.id)
    for (let next = placed[at]; next !== undefined && isBefore(next); next = placed[at]) at += 1
    placed.splice(at, 0, ghost)
  }
  return placed
}

type HadSeen = (act: ActId, earlier: ActId) => boolean

/** "Had seen" where either side may be a ghost: for display, as no value rests on a ghost. */
export function seenThroughGhosts(order: readonly Act[], hadSeen: HadSeen, ghosts: Ghosts): HadSeen {
  const afters = new Map(order.map((act) => [act.id, act.after]))
  const afterOf = (id: ActId): readonly ActId[] => ghosts.get(id) ?? afters.get(id) ?? []
  return (act, earlier) => {
    if (!ghosts.has(act) && !ghosts.has(earlier)) return hadSeen(act, earlier)
    const passed = new Set<ActId>()
    const open = [...afterOf(act)]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === earlier) return true
      if (passed.has(id)) continue
      passed.add(id)
      open.push(...afterOf(id))
    }
    return false
  }
}

function compareClocks(a: Act, b: Act): number {
  if (a.at.hlc !== b.at.hlc) return a.at.hlc < b.at.hlc ? -1 : 1
  return a.id < b.id ? -1 : 1
}
