import type { CalendarDay } from '../basics/calendar.ts'
import { workingDayBefore } from '../pathway/add-working-days.ts'
import type { CaseFile } from './read-case-file.ts'

/**
 * The day an opinion is needed by (rows 27 and 28): the last working day before the hearing or the review by the
 * Paediatric Bioethics Team, whichever comes first; null when neither is still to come.
 */
export function neededBy({ hearing, bioethics }: Pick<CaseFile, 'hearing' | 'bioethics'>, today: CalendarDay, bankHolidays: ReadonlySet<CalendarDay>): CalendarDay | null {
  const [first] = [hearing?.on, bioethics?.on].filter((day): day is CalendarDay => day !== undefined && day > today).sort()
  return first === undefined ? null : workingDayBefore(first, bankHolidays)
}
