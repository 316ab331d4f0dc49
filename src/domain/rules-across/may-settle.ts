import { agree, refuse, type Answer } from '../basics/answer.ts'
import { SUBJECT, subjectSchema } from '../case/case-parts.ts'
import type { Author } from '../journal/act.ts'
import { CLOSING_UNIT } from '../journal/closing.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { settledValue } from '../journal/state-unit.ts'

/**
 * Who may settle what, beyond their role's verbs (J12): a consultant settles in the cases they lead, and what was signed
 * twice is the chair's alone (J11). While two versions of who leads stand, nobody but the chair is known to.
 */
export function maySettle(record: FoldedRecord, unit: string, author: Pick<Author, 'role' | 'user'>): Answer<true> {
  if (author.role === 'chair') return agree(true)
  if (CLOSING_UNIT.test(unit)) return refuse({ kind: 'settling-is-the-chairs', rule: 'J11' })
  if (author.role !== 'consultant' || record.about.kind !== 'case') return agree(true)
  const lead = settledValue(record, SUBJECT, subjectSchema)?.leadConsultant
  return lead?.user === author.user ? agree(true) : refuse({ kind: 'settling-is-the-leads', rule: 'J12', lead: lead?.name ?? '' })
}
