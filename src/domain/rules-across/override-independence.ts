import { agree, refuse, type Answer } from '../basics/answer.ts'
import { canonicalJson } from '../basics/canonical-json.ts'
import type { Json } from '../basics/json.ts'
import { INDEPENDENCE_OVERRIDE, SHORTLIST, type ConsentOverride } from '../case/case-parts.ts'
import { decisionUnit } from '../decision/decision.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { independenceOf, type Independence } from '../provider/independence.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

/**
 * D4: a provider of the shortlist who is not independent, without a reason of the chair's that answers it: nobody may ask
 * them, nor write to them. Null when nothing stops; else why they are not.
 */
export function notIndependent(file: CaseFile, provider: string): { readonly why: string } | null {
  const found = whyNotIndependent(file, provider)
  return found === null || found.override !== null ? null : { why: found.teams[0]?.why ?? '' }
}

/** The chair's reason for one provider, whoever of the list they are, and after the decision was signed as well. */
export function overrideIndependence(file: CaseFile, provider: string, reason: string, by: string): Answer<readonly Fact[]> {
  if (notIndependent(file, provider) === null) return refuse({ kind: 'provider-is-not-stopped', rule: 'D4' })
  if (reason.trim() === '') return refuse({ kind: 'independence-override-needs-a-reason', rule: 'D4' })
  return agree(stateUnit(overrideUnit(provider), { reason: reason.trim(), by }))
}

export function overrideUnit(provider: string): string {
  return `${INDEPENDENCE_OVERRIDE}/${provider}`
}

/** The chair's reason in force: given with the decision that chose them, or for them alone. */
function overrideOf(file: CaseFile, provider: string): ConsentOverride | null {
  const decision = latestDecision(file)
  const chosen = decision?.provider === provider ? decision.override : null
  if (decision !== null && chosen !== null && answers(file, provider, { unit: decisionUnit(decision.meeting), path: 'override', value: chosen })) return chosen
  const alone = file.independenceOverrides.find((given) => given.provider === provider)
  return alone !== undefined && answers(file, provider, { unit: overrideUnit(provider), path: 'reason', value: alone.reason }) ? alone : null
}

/** Why a provider of the shortlist is not independent, team by team, and the chair's reason in force; null for one who is, or is not checked. */
export function whyNotIndependent(file: CaseFile, provider: string): { readonly teams: Independence['teams']; readonly override: ConsentOverride | null } | null {
  const independence = file.shortlist.find((listed) => listed.provider === provider)?.independence ?? null
  if (independence === null || independenceOf(independence) !== 'not-independent') return null
  return { teams: independence.teams.filter((team) => !team.independent), override: overrideOf(file, provider) }
}

/** The chair's reason answers the independence its author had before them, not what was found out after or apart. */
function answers({ record }: CaseFile, provider: string, reason: { readonly unit: string; readonly path: string; readonly value: Json }): boolean {
  const found = record.units.get(`${SHORTLIST}/${provider}`)
  if (found?.kind !== 'settled') return false
  const said = canonicalJson(reason.value)
  const given = record.order.filter((act) => act.by.role === 'chair' && act.facts.some(({ unit, path, value }) => unit === reason.unit && path === reason.path && canonicalJson(value) === said))
  return [found.act, ...found.others].every((checked) => given.some((act) => act.id === checked.id || record.hadSeen(act.id, checked.id)))
}
