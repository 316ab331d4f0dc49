import type { z } from 'zod'
import { ENDED, endedSchema, HEARING, hearingSchema, HOLD, holdSchema, type Hearing, type Hold } from '../case/case-parts.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'

/**
 * What code that must go on takes while two versions stand (design: "while unsettled"): always the more careful
 * one. Never "latest", which is a guess.
 */

/** Two hearing dates: the earlier one, so that no court date is missed (row 28). A restriction in either holds. */
export function meanwhileHearing(record: FoldedRecord): Hearing | null {
  const hearings = valuesOf(record, HEARING, hearingSchema)
  const earliest = [...hearings].sort((a, b) => (a.on < b.on ? -1 : 1))[0]
  if (earliest === undefined) return null
  return { ...earliest, restriction: hearings.some((hearing) => hearing.restriction) }
}

/** Parked by anyone and stable by another: parked (row 21). */
export function meanwhileHold(record: FoldedRecord): Hold | null {
  const holds = valuesOf(record, HOLD, holdSchema)
  return holds.find((hold) => hold.state === 'parked') ?? holds[0] ?? null
}

/** Ended by anyone: stop letters and chasers. */
export function meanwhileEnded(record: FoldedRecord): z.infer<typeof endedSchema> | null {
  const ended = valuesOf(record, ENDED, endedSchema)
  return ended.find((entry) => entry.how === 'died') ?? ended[0] ?? null
}

/** Every live version of a unit that this version can read. A withdrawn one says nothing. */
function valuesOf<T>(record: FoldedRecord, unit: string, schema: z.ZodType<T>): readonly T[] {
  const state = record.units.get(unit)
  if (state === undefined) return []
  const values = state.kind === 'settled' ? [state.value] : state.versions.map((version) => version.value)
  return values.flatMap((value) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
}
