import { CONSENT_OVERRIDE } from '#domain/case/case-parts.ts'
import { overrideConsent as overrideByRule } from '#domain/rules-across/override-consent.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** The chair's reason for sending the records although somebody said no; kept with the case. */
export function overrideConsent(context: ActionContext, opened: Opened, reason: string): Promise<Saved> {
  const by = context.session.author.name
  return changeUnit(context, {
    verb: 'override-rule',
    unit: CONSENT_OVERRIDE,
    opened,
    facts: (seen) => overrideByRule(readCaseFile(seen), reason, by),
  })
}
