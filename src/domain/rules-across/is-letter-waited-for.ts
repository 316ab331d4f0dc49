import { readPathway } from '../pathway/read-pathway.ts'
import { isReadOnly } from './is-read-only.ts'
import { providerInHand, reportOwedBy } from './provider-in-hand.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

/**
 * Does a letter of this case wait to be signed? One that was agreed, no mere view (M2), for whom the case is with now:
 * after a decline (row 14) a new version for the next, and when all have declined none.
 */
export function isLetterWaitedFor(file: CaseFile): boolean {
  if (file.route !== 'second-opinion' || file.ended !== null || file.hold?.state === 'parked' || isReadOnly(file.record)) return false
  const decision = latestDecision(file)
  const provider = providerInHand(file)
  if (decision?.outcome !== 'agreed' || decision.standing === 'view' || provider === null) return false
  return reportOwedBy(file, readPathway(file.record)).includes(provider) && file.signedLetters.at(-1)?.provider !== provider
}
