import { z } from 'zod'

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
  /** What the provider declared: an interest is not a bar, hiding it is. */
  declared: z.array(z.string()),
})
export type Independence = z.infer<typeof independenceSchema>

/** Independent of every named team, not independent, or not yet checked. */
export function independenceOf(independence: Independence | null): 'independent' | 'not-independent' | 'not-checked' {
  if (independence === null || independence.teams.length === 0) return 'not-checked'
  return independence.teams.every((entry) => entry.independent) ? 'independent' : 'not-independent'
}
