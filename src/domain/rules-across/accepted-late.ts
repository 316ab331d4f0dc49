import { z } from 'zod'
import { DISSENT, dissentSchema, type Dissent } from '../decision/dissent.ts'
import { lateUnit } from '../journal/closing.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { settledValue } from '../journal/state-unit.ts'

const resolutionSchema = z.object({ accepted: z.boolean() })

/**
 * Dissents that came in late and were accepted as an addendum (D8), as their own authors wrote them. The signed
 * minute stays as it was; they stand beside it.
 */
export function acceptedLateDissents(record: FoldedRecord): readonly Dissent[] {
  return record.late.flatMap(({ act }) => {
    if (settledValue(record, lateUnit(act.id), resolutionSchema)?.accepted !== true) return []
    const units = [...new Set(act.facts.map((fact) => fact.unit))].filter((unit) => unit.startsWith(`${DISSENT}/`))
    return units.flatMap((unit) => {
      const fields = Object.fromEntries(act.facts.filter((fact) => fact.unit === unit).map((fact) => [fact.path, fact.value]))
      const dissent = dissentSchema.safeParse(fields)
      return dissent.success ? [dissent.data] : []
    })
  })
}
