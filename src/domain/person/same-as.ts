import { z } from 'zod'
import { calendarDaySchema } from '../basics/calendar.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import type { Identity } from './identity.ts'

/** A person says that another entry is the same child: `same-as/<patient id>`, in both records (P17). */
export const SAME_AS = 'same-as'
export const sameAsSchema = z.object({ why: z.string().min(1), by: z.string().min(1), on: calendarDaySchema })

export function sameAsUnit(patient: string): string {
  return `${SAME_AS}/${patient}`
}

/** The other entries of this child. While two versions stand, joined by anyone is joined. */
export function joinedWith(record: FoldedRecord): readonly string[] {
  return [...record.units].flatMap(([unit, state]) => {
    if (!unit.startsWith(`${SAME_AS}/`)) return []
    const values = state.kind === 'settled' ? [state.value] : state.versions.map(({ value }) => value)
    return values.some((value) => sameAsSchema.safeParse(value).success) ? [unit.slice(SAME_AS.length + 1)] : []
  })
}

/** Do two entries of one child say the same of who they are? Until they do a person has something to put right. */
export function isSameIdentity(one: Identity, other: Identity): boolean {
  const numberOf = ({ nhs }: Identity): string => (nhs.kind === 'number' ? nhs.number : '')
  const [ours, theirs] = [numberOf(one), numberOf(other)]
  return one.born === other.born && (ours === '' || theirs === '' || ours === theirs)
}
