import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Report } from './pathway-parts.ts'

/** What a report must be to be read by question number and by row 12, whoever wrote it (A10). */
export function checkReport(report: Report): Answer<Report> {
  const numbers = report.answers.map((answer) => answer.number)
  if (new Set(numbers).size < numbers.length) return refuse({ kind: 'question-answered-twice', rule: 'A10' })
  if (report.differences?.kind === 'listed' && report.differences.words.trim() === '') return refuse({ kind: 'differences-need-words', rule: 'A10' })
  return agree(report)
}
