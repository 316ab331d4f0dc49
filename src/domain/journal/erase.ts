import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import { recordKey, type Fact, type RecordRef } from './act.ts'
import type { FoldedRecord } from './fold-record.ts'
import { stateUnit } from './state-unit.ts'

/**
 * Records that are gone for good, as units `erased/<kind>/<id>` of the team's own record: the entry that erases them is about
 * none of them, so that it is the one thing kept (design 3).
 */
export const ERASED = 'erased'

/** Never free words: they would stay, and might say what was to be forgotten. */
export const erasureReasons = ['kept-long-enough', 'asked-for', 'entered-by-mistake', 'ordered'] as const
export type ErasureReason = (typeof erasureReasons)[number]

export const erasedSchema = z.object({ reason: z.enum(erasureReasons) })

/** An entry names no more records than this: a child’s own and those of their cases. */
const MOST_RECORDS = 100

export function erasedUnit(record: RecordRef): string {
  return `${ERASED}/${recordKey(record)}`
}

/** The child's own record or case that a unit says is erased, `kind/id`; null when it says nothing of the kind: nothing else is ever erased. */
export function erasedBy(unit: string): string | null {
  return /^erased\/((?:case|patient)\/[^/\s]+)$/.exec(unit)?.[1] ?? null
}

/** What erasing a child’s record and those of their cases states in the team’s record (J22). What the team itself is made of stays. */
export function eraseRecords(records: readonly RecordRef[], reason: ErasureReason): Answer<readonly Fact[]> {
  const isOfAChild = records.every(({ kind }) => kind === 'case' || kind === 'patient')
  if (records.length === 0 || records.length > MOST_RECORDS || !isOfAChild) return refuse({ kind: 'not-a-childs-records', rule: 'J22' })
  return agree(records.flatMap((record) => stateUnit(erasedUnit(record), { reason })))
}

/** An erasure as the team’s record tells it. */
export interface Erasure {
  /** `kind/id` */
  readonly record: string
  readonly reason: ErasureReason
  readonly by: string
  /** ISO instant. */
  readonly at: string
}

/** Which records of the team were erased, in the order it was done. */
export function erasuresIn(team: FoldedRecord): readonly Erasure[] {
  return [...team.units].flatMap(([unit, state]) => {
    const record = erasedBy(unit)
    // Two people who gave other reasons apart erased it all the same; the first is named.
    const first = state.kind === 'settled' ? state : state.versions[0]
    const reason = erasedSchema.safeParse(first?.value)
    if (record === null || first === undefined || !reason.success || first.act.verb !== 'erase-records') return []
    return [{ record, reason: reason.data.reason, by: first.act.by.name, at: first.act.at.wall }]
  })
}
