import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import { ENDED, GOES_ON } from '../case/case-parts.ts'
import { ROUTINE } from '../case/screening.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit, withdrawUnit } from '../journal/state-unit.ts'
import { CARE, type Care } from '../pathway/pathway-parts.ts'
import { isReadOnly } from './is-read-only.ts'
import { mayClose } from './may-close.ts'
import type { CaseFile } from './read-case-file.ts'
import { pathwayOn } from './whose-consent.ts'

export type Ending = { readonly by: string; readonly on: CalendarDay } & ({ readonly how: 'withdrawn' | 'died' } | { readonly how: 'closed'; readonly care: Care['kind']; readonly born: CalendarDay | null })

/**
 * Ends a case: the facts of it. Closed is the end of the way (A12). Withdrawn and died are reached from every state, also
 * while two versions stand and after another ending; nothing goes over "died" (A13, X4).
 */
export function endCase(file: CaseFile, ending: Ending): Answer<readonly Fact[]> {
  const { how, by, on } = ending
  const ended = stateUnit(ENDED, { how, by, on })
  if (ending.how === 'closed') {
    const may = mayClose(file, ending.care, pathwayOn(file, ending.born, on))
    return may.ok ? agree([...ended, ...stateUnit(CARE, { kind: ending.care, on, by })]) : may
  }
  if (isReadOnly(file.record)) return refuse({ kind: 'written-by-a-newer-version', rule: 'J9' })
  if (file.ended?.how === 'died' || file.ended?.how === how) return refuse({ kind: 'already-ended', rule: 'A13', how: file.ended.how })
  return agree(ended)
}

/**
 * The request goes on after all: the ending was entered by mistake, perhaps of another child, or the family wants it again.
 * What closed it is withdrawn with it, the reason beside it, and all of it stays in the record. The reason comes first: it
 * is what the story says.
 */
export function goOnAfterAll({ ended, record }: Pick<CaseFile, 'ended' | 'record'>, reason: string, by: string): Answer<readonly Fact[]> {
  if (ended === null) return refuse({ kind: 'not-ended', rule: 'A13' })
  if (reason.trim() === '') return refuse({ kind: 'going-on-needs-a-reason', rule: 'A13' })
  const closing = [CARE, ROUTINE].filter((unit) => record.units.get(unit)?.kind === 'settled')
  return agree([...stateUnit(GOES_ON, { reason: reason.trim(), by }), ...[ENDED, ...closing].flatMap(withdrawUnit)])
}
