import { agree, refuse, type Answer } from '../basics/answer.ts'
import { readPathway } from '../pathway/read-pathway.ts'
import type { childStops } from './child-stops.ts'
import { notIndependent } from './override-independence.ts'
import { hasDeclined } from './provider-in-hand.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

/**
 * May somebody ask this provider whether they would (A1)? Who is well placed is the meeting's to say (row 14), so they
 * stand on the shortlist of an agreed decision. Nobody is approached for an ended or a parked case (A2), nor
 * while something of the child stops it (P17, P18). Nor is one who is not independent, without the chair's reason (D4):
 * nobody is rung who cannot be written to. A view that is no expert's and routine advice go to nobody (S4, S5).
 */
export function mayApproach(file: CaseFile, provider: string, ofTheChild: ReturnType<typeof childStops> = null): Answer<true> {
  if (ofTheChild === 'died') return refuse({ kind: 'ended', rule: 'P17', how: 'died' })
  if (ofTheChild === 'turned-eighteen') return refuse({ kind: 'turned-eighteen', rule: 'P18' })
  if (file.ended !== null) return refuse({ kind: 'ended', rule: 'A2', how: file.ended.how })
  if (file.hold?.state === 'parked') return refuse({ kind: 'parked-for-urgent-treatment', rule: 'A2' })
  if (file.route === 'non-expert') return refuse({ kind: 'non-expert-view', rule: 'S4' })
  if (file.route === 'routine') return refuse({ kind: 'routine-advice', rule: 'S5' })
  const decision = latestDecision(file)
  if (decision?.outcome !== 'agreed') return refuse({ kind: 'nothing-agreed', rule: 'A1' })
  if (decision.standing === 'view') return refuse({ kind: 'only-a-view', rule: 'M2' })
  if (!file.shortlist.some((listed) => listed.provider === provider)) return refuse({ kind: 'not-on-the-shortlist', rule: 'A1' })
  if (hasDeclined(readPathway(file.record), provider)) return refuse({ kind: 'provider-declined', rule: 'A1' })
  const stop = notIndependent(file, provider)
  return stop === null ? agree(true) : refuse({ kind: 'provider-not-independent', rule: 'D4', why: stop.why })
}
