import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Decision } from './decision.ts'

/** One person's dissent from one meeting's decision: `dissent/<meeting>/<user>`. It stands beside, not against. */
export const dissentSchema = z.object({
  meeting: z.string().min(1),
  user: z.string().min(1),
  name: z.string().min(1),
  reason: z.string().min(1),
})
export type Dissent = z.infer<typeof dissentSchema>

export const DISSENT = 'dissent'

export function dissentUnit(meeting: string, user: string): string {
  return `${DISSENT}/${meeting}/${user}`
}

/** Asked, and nobody dissented: `dissent-asked/<meeting>`. Silence is recorded as asked, never assumed. */
export const DISSENT_ASKED = 'dissent-asked'
export const dissentAskedSchema = z.object({ meeting: z.string().min(1), nobody: z.literal(true) })

/** Dissent needs a name and a reason: both go into the minute; neither goes into the letter by name. */
export function checkDissent(dissent: Dissent): Answer<Dissent> {
  if (dissent.user.trim() === '' || dissent.name.trim() === '') return refuse({ kind: 'dissent-needs-a-name', rule: 'D5' })
  if (dissent.reason.trim() === '') return refuse({ kind: 'dissent-needs-a-reason', rule: 'D5' })
  return agree({ ...dissent, reason: dissent.reason.trim() })
}

/** Nobody can be asked whether they dissent before something is agreed: the answer would be about nothing (D7). */
export function checkNobodyDissents(decision: Decision | null): Answer<true> {
  return decision?.outcome == null ? refuse({ kind: 'nothing-to-dissent-from', rule: 'D7' }) : agree(true)
}
