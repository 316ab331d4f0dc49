import { overrideIndependence as overrideByRule, overrideUnit } from '#domain/rules-across/override-independence.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** The chair's reason for asking a provider who is not independent; kept with the case. */
export function overrideIndependence(context: ActionContext, opened: Opened, provider: string, reason: string): Promise<Saved> {
  const by = context.session.author.name
  return changeUnit(context, {
    verb: 'override-rule',
    unit: overrideUnit(provider),
    opened,
    facts: (seen) => overrideByRule(readCaseFile(seen), provider, reason, by),
  })
}
