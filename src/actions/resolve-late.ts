import { lateUnit } from '#domain/journal/closing.ts'
import { maySettle } from '#domain/rules-across/may-settle.ts'
import { resolveLate as resolveByRule } from '#domain/rules-across/resolve-late.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Accepts a late change as an addendum, or leaves it, with a reason; both are kept. */
export function resolveLate(context: ActionContext, opened: Opened, act: string, accepted: boolean, reason: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'resolve-late',
    unit: lateUnit(act),
    opened,
    facts: (seen) => {
      const allowed = maySettle(seen, lateUnit(act), context.session.author)
      return allowed.ok ? resolveByRule(seen, act, accepted, reason) : allowed
    },
  })
}
