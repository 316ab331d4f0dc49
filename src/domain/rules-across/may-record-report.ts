import { agree, refuse, type Answer } from '../basics/answer.ts'
import { checkReport } from '../pathway/check-report.ts'
import type { Report } from '../pathway/pathway-parts.ts'
import { readPathway } from '../pathway/read-pathway.ts'
import { isAbroad, type Provider } from '../provider/provider.ts'
import type { CaseFile } from './read-case-file.ts'

/** What a report still owes, to be asked for; it stops nobody from recording that the report came. */
export type ReportHint = 'declaration-missing' | 'differences-not-stated' | 'case-has-ended'

/**
 * May this be recorded as a report (A10)? It comes from a provider who was asked, saw the child
 * or gave a spoken opinion. A report that arrives is recorded
 * whatever the case has come to meanwhile: it belongs in the notes.
 */
export function mayRecordReport(file: CaseFile, provider: Provider, report: Report): Answer<readonly ReportHint[]> {
  if (!wasAsked(file, report.from)) return refuse({ kind: 'report-from-nobody-asked', rule: 'A10' })
  const asked = readPathway(file.record).approaches.find((approach) => approach.provider === report.from)
  if (asked !== undefined && report.received < asked.on) return refuse({ kind: 'report-before-asked', rule: 'A10' })
  if (isAbroad(provider) && report.differences === null) return refuse({ kind: 'differences-not-answered', rule: 'A10' })
  const whole = checkReport(report)
  if (!whole.ok) return whole
  const hints: ReportHint[] = []
  if (report.declaration === null) hints.push('declaration-missing')
  if (report.differences?.kind === 'not-stated') hints.push('differences-not-stated')
  if (file.ended !== null) hints.push('case-has-ended')
  return agree(hints)
}

function wasAsked(file: CaseFile, provider: string): boolean {
  const { approaches, seen, verbals } = readPathway(file.record)
  const asked = [...file.decisions, ...file.signedLetters, ...approaches, ...seen].map((entry) => entry.provider)
  return [...asked, ...verbals.map(({ from }) => from)].includes(provider)
}
