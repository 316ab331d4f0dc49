import { agree, refuse, type Answer } from '../basics/answer.ts'
import { CONSENT, CONSENT_OVERRIDE } from '../case/case-parts.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import type { CaseFile } from './read-case-file.ts'

/** Who said no to sending the records since the chair last gave a reason to go on, by name (L6). */
export function refusalsNotAnswered(file: CaseFile): readonly string[] {
  return file.consents.filter((consent) => consent.answer === 'refused' && !isAnswered(file, consent.id)).map((consent) => consent.person)
}

/** A reason answers only a refusal its author had before them, never one that came after or apart. */
function isAnswered({ record, consentOverride }: CaseFile, consent: string): boolean {
  const given = record.units.get(CONSENT_OVERRIDE)
  const refused = record.units.get(`${CONSENT}/${consent}`)
  if (consentOverride === null || given?.kind !== 'settled' || refused?.kind !== 'settled') return false
  return [refused.act, ...refused.others].every((said) => [given.act, ...given.others].some((reason) => record.hadSeen(reason.id, said.id)))
}

/**
 * Goes on although somebody said no to sending the records (L6): the chair's reason, which is kept. Somebody must
 * still have agreed; a reason never stands in for that.
 */
export function overrideConsent(file: CaseFile, reason: string, by: string): Answer<readonly Fact[]> {
  if (!file.consents.some((consent) => consent.answer === 'refused')) return refuse({ kind: 'nobody-refused', rule: 'L6' })
  if (reason.trim() === '') return refuse({ kind: 'consent-override-needs-a-reason', rule: 'L6' })
  return agree(stateUnit(CONSENT_OVERRIDE, { reason: reason.trim(), by }))
}
