import { agree, refuse, type Answer } from '../basics/answer.ts'
import { canonicalJson } from '../basics/canonical-json.ts'
import type { Json } from '../basics/json.ts'
import { INDEPENDENCE_OVERRIDE, SHORTLIST } from '../case/case-parts.ts'
import { decisionUnit } from '../decision/decision.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { independenceOf } from '../provider/independence.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

/**
 * D4: a provider of the shortlist who is not independent, without a reason of the chair's that answers it: nobody may ask
 * them, nor write to them. Null when nothing stops; else why they are not.
 */
export function notIndependent(file: CaseFile, provider: string): { readonly why: string } | null {
  const independence = file.shortlist.find((listed) => listed.provider === provider)?.independence ?? null
  if (independenceOf(independence) !== 'not-independent' || isOverridden(file, provider)) return null
  return { why: independence?.teams.find((team) => !team.independent)?.why ?? '' }
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

/** Given with the decision that chose them, or for them alone. */
function isOverridden(file: CaseFile, provider: string): boolean {
  const decision = latestDecision(file)
  const alone = file.independenceOverrides.find((given) => given.provider === provider)
  return (
    (decision?.override != null && decision.provider === provider && answers(file, provider, { unit: decisionUnit(decision.meeting), path: 'override', value: decision.override })) ||
    (alone !== undefined && answers(file, provider, { unit: overrideUnit(provider), path: 'reason', value: alone.reason }))
  )
}

/** The chair's reason answers the independence its author had before them, not what was found out after or apart. */
function answers({ record }: CaseFile, provider: string, reason: { readonly unit: string; readonly path: string; readonly value: Json }): boolean {
  const found = record.units.get(`${SHORTLIST}/${provider}`)
  if (found?.kind !== 'settled') return false
  const said = canonicalJson(reason.value)
  const given = record.order.filter((act) => act.by.role === 'chair' && act.facts.some(({ unit, path, value }) => unit === reason.unit && path === reason.path && canonicalJson(value) === said))
  return [found.act, ...found.others].every((checked) => given.some((act) => act.id === checked.id || record.hadSeen(act.id, checked.id)))
}
