import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'

/** What somebody added to a signed minute: `addendum/<meeting>/<id>`. It stands below; the signed text never moves. */
export const addendumSchema = z.object({ meeting: z.string().min(1), text: z.string().min(1), name: z.string().min(1) })
export type Addendum = z.infer<typeof addendumSchema>

export const ADDENDUM = 'addendum'

export function addendumUnit(meeting: string, id: string): string {
  return `${ADDENDUM}/${meeting}/${id}`
}

/** Only a signed minute is added to, and never with nothing: before that, its own words are changed (M9). */
export function checkAddendum(addendum: Addendum, isSigned: boolean): Answer<Addendum> {
  if (!isSigned) return refuse({ kind: 'minute-not-signed-yet', rule: 'M9' })
  return addendum.text.trim() === '' ? refuse({ kind: 'addendum-empty', rule: 'M9' }) : agree({ ...addendum, text: addendum.text.trim() })
}
