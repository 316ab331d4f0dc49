import { z } from 'zod'
import { calendarDaySchema } from '../basics/calendar.ts'
import type { Identity } from './identity.ts'

/** A person says that this child is not another who has the same NHS number, and how they know (S8): `same-number/<patient id>`. */
export const SAME_NUMBER = 'same-number'
export const sameNumberSchema = z.object({ why: z.string().min(1), by: z.string().min(1), on: calendarDaySchema })

export function sameNumberUnit(patient: string): string {
  return `${SAME_NUMBER}/${patient}`
}

export function hasSameNhsNumber(one: Identity, other: Identity): boolean {
  return one.nhs.kind === 'number' && other.nhs.kind === 'number' && one.nhs.number === other.nhs.number
}
