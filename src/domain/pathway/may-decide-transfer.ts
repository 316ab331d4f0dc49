import { agree, refuse, type Answer } from '../basics/answer.ts'
import { gatesNotPassed } from './gates-of-transfer.ts'
import type { Transfer } from './pathway-parts.ts'
import type { Pathway } from './read-pathway.ts'

/**
 * Row 35: a transfer is possible only through all its gates; that it is not possible is an answer too, with its reason.
 * Either comes after the process was explained (A15).
 */
export function mayDecideTransfer(pathway: Pathway, outcome: NonNullable<Transfer['outcome']>): Answer<Transfer> {
  const transfer = pathway.transfer
  if (transfer === null) return refuse({ kind: 'no-transfer-wanted', rule: 'A15' })
  if (transfer.explained === null) return refuse({ kind: 'transfer-not-explained', rule: 'A15' })
  if (outcome.kind === 'not-possible' && outcome.reason.trim() === '') return refuse({ kind: 'not-possible-needs-a-reason', rule: 'A15' })
  const gates = gatesNotPassed(pathway, 'transferred')
  if (outcome.kind === 'possible' && gates.length > 0) return refuse({ kind: 'transfer-gates-not-passed', rule: 'A15', gates })
  return agree({ ...transfer, outcome })
}
