import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Setting } from '../case/case-parts.ts'
import type { Seen } from './pathway-parts.ts'

/**
 * Rows 17 and 18: a visit is recommended for an inpatient and a clinic for an outpatient. Another way goes on with a
 * reason, which is kept. That a child was not met or not examined is recorded and stops nobody (A8).
 */
export function checkSeen(seen: Seen, setting: Setting | null): Answer<Seen> {
  if (setting === null) return agree(seen)
  const recommended = setting.place === 'inpatient' ? 'visit' : 'clinic'
  if (seen.how !== recommended && seen.whyThisWay.trim() === '') return refuse({ kind: 'another-way-needs-a-reason', rule: 'A8', recommended })
  return agree(seen)
}
