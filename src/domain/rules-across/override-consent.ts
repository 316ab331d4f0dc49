import { agree, refuse, type Answer } from '../basics/answer.ts'
import { CONSENT, CONSENT_OVERRIDE } from '../case/case-parts.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { cannotAgree } from './consent-of.ts'
import type { CaseFile } from './read-case-file.ts'

/** Who said no to sending the records since the chair last gave a reason to go on, by name (L6). */
export function refusalsNotAnswered(file: CaseFile): readonly string[] {
  return file.consents.filter((consent) => consent.answer === 'refused' && !isAnswered(file, consent.id)).map((consent) => consent.person)
}

/**
 * Who agreed, by name, when none of those who did can agree for this child, and the chair has given no reason since (L6,
 * row 8); nobody as soon as one does who can.
 */
export function agreedByNobodyWhoCan(file: CaseFile): readonly string[] {
  const agreed = file.consents.filter(({ answer }) => answer === 'agreed')
  return agreed.every((consent) => cannotAgree(file, consent)) ? agreed.filter(({ id }) => !isAnswered(file, id)).map(({ person }) => person) : []
}

/** Are the records sent on the chair’s word: against a no, or with nobody’s agreement who can give it? For the letter to say (L27). */
export function goesOnChairsWord(file: CaseFile): boolean {
  const agreed = file.consents.filter(({ answer }) => answer === 'agreed')
  return file.consentOverride !== null && (file.consents.some(({ answer }) => answer === 'refused') || (agreed.length > 0 && agreed.every((consent) => cannotAgree(file, consent))))
}

/** A reason answers only what its author had before them, never what came after or apart. */
function isAnswered({ record, consentOverride }: CaseFile, consent: string): boolean {
  const given = record.units.get(CONSENT_OVERRIDE)
  const refused = record.units.get(`${CONSENT}/${consent}`)
  if (consentOverride === null || given?.kind !== 'settled' || refused?.kind !== 'settled') return false
  return [refused.act, ...refused.others].every((said) => [given.act, ...given.others].some((reason) => record.hadSeen(reason.id, said.id)))
}

/**
 * Goes on although somebody said no to sending the records, or nobody agreed who can (L6): the chair's reason, which is
 * kept. Somebody must still have agreed; a reason never stands in for that.
 */
export function overrideConsent(file: CaseFile, reason: string, by: string): Answer<readonly Fact[]> {
  if (!file.consents.some((consent) => consent.answer === 'refused') && agreedByNobodyWhoCan(file).length === 0) return refuse({ kind: 'nobody-refused', rule: 'L6' })
  if (reason.trim() === '') return refuse({ kind: 'consent-override-needs-a-reason', rule: 'L6' })
  return agree(stateUnit(CONSENT_OVERRIDE, { reason: reason.trim(), by }))
}
