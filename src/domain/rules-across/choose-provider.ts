import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Decision } from '../decision/decision.ts'
import type { Role } from '../journal/act.ts'
import type { Shortlisted } from '../case/case-parts.ts'
import { independenceOf } from '../provider/independence.ts'
import { checkOtherOrganisation, type HomeTrust, type Provider } from '../provider/provider.ts'

export interface ProviderChoice {
  readonly provider: Provider
  readonly entry: Shortlisted
  readonly home: HomeTrust
  readonly role: Role
  /** The chair's reason for one who is not independent; '' when none was given. */
  readonly reason: string
  readonly by: string
  /** They were asked for this case, and declined (row 14). */
  readonly declined: boolean
}

/**
 * Chooses a provider for the decision. Another organisation than ours is a must (V1, row 1). Independence is the
 * usual case, not a must (D4, row 15): one who is not independent stops the choice until the chair gives a reason,
 * which is kept with the decision. One who has declined is asked again only once their answer is put right (A1). One not yet checked may be chosen; the letter then waits for the check (L3).
 */
export function chooseProvider(decision: Decision, choice: ProviderChoice): Answer<Decision> {
  if (choice.declined) return refuse({ kind: 'declined-not-chosen', rule: 'A1' })
  const elsewhere = checkOtherOrganisation(choice.provider, choice.home)
  if (!elsewhere.ok) return elsewhere
  const chosen = { ...decision, provider: choice.entry.provider, backUp: decision.backUp === choice.entry.provider ? null : decision.backUp }
  if (independenceOf(choice.entry.independence) !== 'not-independent') return agree({ ...chosen, override: null })
  const why = choice.entry.independence?.teams.find((team) => !team.independent)?.why ?? ''
  if (choice.reason.trim() === '') return refuse({ kind: 'provider-not-independent', rule: 'D4', why })
  if (choice.role !== 'chair') return refuse({ kind: 'override-is-the-chairs', rule: 'D4', why })
  return agree({ ...chosen, override: { reason: choice.reason.trim(), by: choice.by } })
}
