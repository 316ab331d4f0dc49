import { maySettle } from '#domain/rules-across/may-settle.ts'
import { settleVersions as settleByRule, type Settlement } from '#domain/rules-across/settle-versions.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Settles two versions of a unit by a person's choice and reason; both versions stay in the record. */
export function settleVersions(
  context: ActionContext,
  opened: Opened,
  unit: string,
  settlement: Settlement,
  reason: string,
): Promise<Saved> {
  return changeUnit(context, {
    verb: 'settle-versions',
    unit,
    opened,
    facts: (seen) => {
      const allowed = maySettle(seen, unit, context.session.author)
      return allowed.ok ? settleByRule(seen, unit, settlement, reason) : allowed
    },
  })
}
