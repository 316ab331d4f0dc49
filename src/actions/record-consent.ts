import { agree, refuse } from '#domain/basics/answer.ts'
import { CONSENT, type Consent } from '#domain/case/case-parts.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Records one person's answer about sending records to the provider. Each person apart: never "the family agrees". */
export function recordConsent(context: ActionContext, opened: Opened, id: string | null, consent: Omit<Consent, 'on'>): Promise<Saved> {
  const unit = `${CONSENT}/${id ?? context.newId()}`
  return changeUnit(context, {
    verb: 'change-case',
    unit,
    opened,
    facts: () => {
      if (consent.person.trim() === '') return refuse({ kind: 'consent-needs-a-name', rule: 'L6' })
      const on = consent.answer === 'not-asked' ? null : context.today()
      return agree(stateUnit(unit, { ...consent, person: consent.person.trim(), on }))
    },
  })
}
