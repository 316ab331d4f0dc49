import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { settledValue } from '../journal/state-unit.ts'

/** The child’s GP, on the patient’s own record: a unit of its own, so that two versions open for the GP alone (P19). */
export const GP = 'gp'
export const gpSchema = z.object({
  /** False: somebody said that the child is registered with none. */
  registered: z.boolean(),
  /** The GP, where one is known by name. */
  name: z.string(),
  practice: z.string(),
  lines: z.array(z.string()),
  postcode: z.string(),
  ods: z.string(),
})
export type Gp = z.infer<typeof gpSchema>

/** As it is typed: an address line each. */
export interface TypedGp {
  readonly registered: boolean
  readonly name: string
  readonly practice: string
  readonly lines: string
  readonly postcode: string
  readonly ods: string
}

/** P19: a practice by its name, the rest where it is known, or that there is none. Refuses a GP without a practice and an ODS code that is none. */
export function readGp(typed: TypedGp): Answer<Gp> {
  if (!typed.registered) return agree({ registered: false, name: '', practice: '', lines: [], postcode: '', ods: '' })
  const lines = typed.lines.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return checkGp({ registered: true, name: typed.name.trim(), practice: typed.practice.trim(), lines, postcode: typed.postcode.trim().toUpperCase(), ods: typed.ods.replace(/\s/g, '').toUpperCase() })
}

/** P19 of a whole value, typed or brought in. */
export function checkGp(gp: Gp): Answer<Gp> {
  if (!gp.registered) return agree(gp)
  if (gp.practice.trim() === '') return refuse({ kind: 'gp-practice-missing', rule: 'P19' })
  return gp.ods === '' || /^[A-Z0-9]{3,10}$/.test(gp.ods) ? agree(gp) : refuse({ kind: 'gp-ods-not-a-code', rule: 'P19' })
}

/** The settled GP; null while nobody has said, or two versions stand. */
export function gpOf(patient: FoldedRecord): Gp | null {
  return settledValue(patient, GP, gpSchema)
}

/** How the GP is named on a list: who, then the practice. */
export function gpLabel({ name, practice }: Pick<Gp, 'name' | 'practice'>): string {
  return [name, practice].filter((part) => part !== '').join(', ')
}
