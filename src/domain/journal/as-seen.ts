import type { Act, ActId } from './act.ts'
import { ghostsOf, notesThatCount } from './refused.ts'

/**
 * The acts somebody had before them: those named and everything in their pasts, also past a refused act that is not
 * here. A value that is changed starts from this, not from what has arrived since, so that nothing unseen is ever
 * written over.
 */
export function actsAsSeen(acts: readonly Act[], seen: readonly ActId[]): readonly Act[] {
  const byId = new Map(acts.map((act) => [act.id, act]))
  const ghosts = ghostsOf(notesThatCount(acts, new Set()))
  const known = new Set<ActId>()
  const open = [...seen]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (known.has(id)) continue
    known.add(id)
    open.push(...(byId.get(id)?.after ?? []), ...(ghosts.get(id) ?? []))
  }
  return acts.filter((act) => known.has(act.id))
}

/**
 * What a new act on `unit` names as its `after`: what its author had opened, and their own later acts on the same
 * unit (a person has seen what they did themselves). Their acts on other units are left out on purpose: those may
 * have seen a colleague's change to this unit that the author never looked at.
 */
export function afterFor(unit: string, acts: readonly Act[], opened: readonly ActId[], vault: string): readonly ActId[] {
  const own = acts.filter((act) => act.vault === vault && act.facts.some((fact) => fact.unit === unit))
  return [...new Set([...opened, ...own.map((act) => act.id)])].sort()
}
