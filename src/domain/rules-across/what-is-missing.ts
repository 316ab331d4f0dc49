import { decisionOf, isUnsettled, type CaseFile } from './read-case-file.ts'
import { decisionUnit } from '../decision/decision.ts'
import { indicationsOf, indicationsUnitFor, sidesOf } from './why-and-sides.ts'

/** What the minute of a case still lacks: listed when leaving it, never a block (X1). */
export type MissingPart = 'primary-reason' | 'both-sides' | 'provider' | 'agreed-sentence' | 'dissent-not-asked' | 'action-with-owner'

/** At most six things are asked live; these are the ones not there yet. */
export function whatIsMissing(file: CaseFile, meeting: string): readonly MissingPart[] {
  const decision = decisionOf(file, meeting)
  const unsettled = isUnsettled(file.record, decisionUnit(meeting))
  // Nothing was decided: whatever is missing is missing next time.
  if (decision?.outcome === 'deferred' || decision?.outcome === 'deferred-urgent') return []
  const missing: MissingPart[] = []
  const indications = indicationsOf(file, meeting)
  const indicationsStand = !isUnsettled(file.record, indicationsUnitFor(file, meeting))
  if (indicationsStand && indications.primary === null && indications.none.trim() === '') missing.push('primary-reason')
  if (indications.chosen.includes('I5') && sidesOf(file, meeting).length < 2) missing.push('both-sides')
  if (!unsettled && (decision === null || decision.outcome === null)) missing.push('agreed-sentence')
  const needsProvider = decision?.outcome === undefined || decision.outcome === null || decision.outcome === 'agreed'
  if (!unsettled && needsProvider && (decision?.provider ?? null) === null) missing.push('provider')
  if (!file.dissentAsked.includes(meeting) && !file.dissents.some((dissent) => dissent.meeting === meeting)) {
    missing.push('dissent-not-asked')
  }
  if (!file.tasks.some((task) => task.meeting === meeting)) missing.push('action-with-owner')
  return missing
}
