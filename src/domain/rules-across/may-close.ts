import { agree, refuse, type Answer } from '../basics/answer.ts'
import { actsOwed, type OwedAct } from '../pathway/acts-owed.ts'
import { gatesNotPassed } from '../pathway/gates-of-transfer.ts'
import type { Care } from '../pathway/pathway-parts.ts'
import { readPathway, type Pathway } from '../pathway/read-pathway.ts'
import { cardsOf } from './cards.ts'
import { isReadOnly } from './is-read-only.ts'
import { reportOwedBy } from './provider-in-hand.ts'
import { decisionOwing, latestDecision, type CaseFile } from './read-case-file.ts'

/** What a case still lacks before it closes; `report` names the report an act is owed for. */
export type ClosingLack =
  | { readonly kind: 'report' }
  | { readonly kind: OwedAct; readonly report: string }
  | { readonly kind: 'transfer-outcome' }
  | { readonly kind: 'tell-family' }
  /** Of a provider who declined (row 14). */
  | { readonly kind: 'tell-of-decline' }

/**
 * Everything that a case lacks before it closes, in the order it is done in (A12). A verbal opinion is no report. A case
 * whose request was not supported or went another way asks for none.
 */
export function whatClosingLacks(file: CaseFile): readonly ClosingLack[] {
  const pathway = readPathway(file.record)
  const decision = decisionOwing(file)
  const untold = decision?.outcome === 'not-supported' && !pathway.told.has(decision.meeting)
  const lacks: ClosingLack[] = untold ? [{ kind: 'tell-family' }] : []
  if (pathway.approaches.some(({ answer, familyTold }) => answer?.kind === 'declined' && familyTold === null)) lacks.push({ kind: 'tell-of-decline' })
  if (isReportOwed(file, pathway)) lacks.push({ kind: 'report' })
  for (const report of pathway.reports) lacks.push(...actsOwed(pathway, report.id).map((kind) => ({ kind, report: report.id })))
  if (pathway.transfer !== null && pathway.transfer.outcome === null) lacks.push({ kind: 'transfer-outcome' })
  return lacks
}

/** A case that was agreed on, or never decided, waits for one report, or for somebody to say why none will come. */
function isReportOwed(file: CaseFile, pathway: Pathway): boolean {
  if (reportOwedBy(file, pathway).length > 0) return true
  const outcome = latestDecision(file)?.outcome
  return outcome !== 'not-supported' && outcome !== 'redirected' && pathway.reports.length + pathway.noReports.length === 0
}

/**
 * May the case close, with care where it is said to go (A12, A14, A15)? Care remains here unless the gates for anything
 * else are passed, now and not only once: `pathway` has the consents that count on the day (P18). A parked request is not closed: it would never be looked at again (row 21).
 */
export function mayClose(file: CaseFile, care: Care['kind'] = 'remains', pathway: Pathway = readPathway(file.record)): Answer<true> {
  if (isReadOnly(file.record)) return refuse({ kind: 'written-by-a-newer-version', rule: 'J9' })
  if (file.ended !== null) return refuse({ kind: 'already-ended', rule: 'A13', how: file.ended.how })
  if (file.hold?.state === 'parked') return refuse({ kind: 'parked-for-urgent-treatment', rule: 'A12' })
  if (cardsOf(file.record).length > 0) return refuse({ kind: 'settle-before-closing', rule: 'A12' })
  const lacks = whatClosingLacks(file)
  if (lacks.length > 0) return refuse({ kind: 'closing-lacks', rule: 'A12', lacks })
  return care === 'remains' ? agree(true) : mayCareGo(pathway, care)
}

function mayCareGo(pathway: Pathway, care: 'shared' | 'transferred'): Answer<true> {
  if (care === 'transferred' && pathway.transfer?.outcome?.kind !== 'possible') return refuse({ kind: 'transfer-not-agreed', rule: 'A15' })
  const gates = gatesNotPassed(pathway, care)
  if (gates.length === 0) return agree(true)
  return refuse(care === 'shared' ? { kind: 'sharing-gates-not-passed', rule: 'A14', gates } : { kind: 'transfer-gates-not-passed', rule: 'A15', gates })
}
