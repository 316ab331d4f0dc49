import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'

/**
 * The independence checks (row 15; wording after the High Court criteria of domain section 3.9). "Usually
 * independent" is a default: no ticks stop with an override by the chair, they never block for good.
 */
export const independenceChecks = [
  'Not at the same hospital as any team that has treated the child',
  'Has not treated the child',
  'Of equal seniority',
  'Not a former pupil of a treating doctor',
  'Has not discussed the case with a treating doctor beforehand',
  'No undeclared paper, trial or financial interest',
] as const

export const independenceSchema = z.object({
  /** One entry for each team that treats or has treated the child: is the provider independent of it? */
  teams: z.array(z.object({ team: z.string(), independent: z.boolean(), why: z.string() })),
  checked: z.int().min(0).max(independenceChecks.length),
  /** Which of the checks were ticked, in their words; absent in what an earlier version wrote. */
  ticked: z.array(z.string()).optional(),
  /** What the provider declared: an interest is not a bar, hiding it is. */
  declared: z.array(z.string()),
})
export type Independence = z.infer<typeof independenceSchema>

/** Independent of every named team, not independent, or not yet checked. */
export function independenceOf(independence: Independence | null): 'independent' | 'not-independent' | 'not-checked' {
  if (independence === null || independence.teams.length === 0) return 'not-checked'
  return independence.teams.every((entry) => entry.independent) ? 'independent' : 'not-independent'
}

/** The checklist as it was answered: null where a team was not answered. */
export interface AnsweredIndependence {
  readonly teams: readonly { readonly team: string; readonly independent: boolean | null; readonly why: string }[]
  readonly ticked: readonly string[]
  readonly declared: string
}

/** Row 15: each team that treats or has treated the child is answered by itself, and a no says why (V10). */
export function readIndependence({ teams, ticked, declared }: AnsweredIndependence): Answer<Independence> {
  if (teams.length === 0) return refuse({ kind: 'independence-needs-a-team', rule: 'V10' })
  const answered: Independence['teams'] = []
  for (const { team, independent, why } of teams) {
    if (independent === null) return refuse({ kind: 'independence-not-answered', rule: 'V10', team })
    if (!independent && why.trim() === '') return refuse({ kind: 'independence-needs-why', rule: 'V10', team })
    answered.push({ team, independent, why: independent ? '' : why.trim() })
  }
  const known = independenceChecks.filter((check) => ticked.includes(check))
  return agree({ teams: answered, checked: known.length, ticked: known, declared: declared.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '') })
}
