import { decisionUnit, type Decision } from '../decision/decision.ts'
import type { Dissent } from '../decision/dissent.ts'
import { cardsOf } from './cards.ts'
import { decisionOf, isUnsettled, type CaseFile } from './read-case-file.ts'
import { isMinuteSigned } from './sign-minute.ts'
import { whatIsMissing, type MissingPart } from './what-is-missing.ts'

/** What becomes of one case of a meeting when its minutes are signed. */
export type MinuteToSign =
  | { readonly kind: 'to-sign'; readonly decision: Decision; readonly dissents: readonly Dissent[]; readonly missing: readonly MissingPart[] }
  | { readonly kind: 'signed' }
  /** Two versions of what was agreed stand: said, never passed over as "not discussed". */
  | { readonly kind: 'two-versions' }
  /** Agreed, and something else of the case waits for a person. */
  | { readonly kind: 'needs-a-person' }
  /** Nothing came of it at this meeting, whatever was written: it carries over. */
  | { readonly kind: 'no-outcome' }

/** Read from the case as its signer has it before them (M4, J6). */
export function minuteToSign(file: CaseFile, meeting: string): MinuteToSign {
  if (isMinuteSigned(file, meeting)) return { kind: 'signed' }
  if (isUnsettled(file.record, decisionUnit(meeting))) return { kind: 'two-versions' }
  const decision = decisionOf(file, meeting)
  if (decision?.outcome == null) return { kind: 'no-outcome' }
  if (cardsOf(file.record).length > 0) return { kind: 'needs-a-person' }
  return { kind: 'to-sign', decision, dissents: file.dissents.filter((dissent) => dissent.meeting === meeting), missing: whatIsMissing(file, meeting) }
}
