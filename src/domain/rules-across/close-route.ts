import { agree, refuse, type Answer } from '../basics/answer.ts'
import { calendarDaySchema, type CalendarDay } from '../basics/calendar.ts'
import { readDay } from '../basics/read-day.ts'
import { ENDED } from '../case/case-parts.ts'
import { checkNonExpert, checkRoutine, NON_EXPERT, ROUTINE, type NonExpert, type Routine } from '../case/screening.ts'
import type { Author, Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import type { CaseFile } from './read-case-file.ts'

/** Row 29: the family’s one person speaks with them. The chair may stand in, and nobody else. */
export function maySuggest({ subject }: Pick<CaseFile, 'subject'>, author: Pick<Author, 'role' | 'user'>): Answer<true> {
  const lead = subject?.leadConsultant
  return author.role === 'chair' || lead?.user === author.user
    ? agree(true)
    : refuse({ kind: 'non-expert-is-the-leads', rule: 'S4', lead: lead?.name ?? '' })
}

/** Row 29: what was suggested and what came of it. The request itself stays open: a family may still ask an expert. */
export function closeNonExpert(file: CaseFile, author: Pick<Author, 'role' | 'user'>, value: NonExpert): Answer<readonly Fact[]> {
  const allowed = maySuggest(file, author)
  if (!allowed.ok) return allowed
  const checked = checkNonExpert(value)
  return checked.ok ? agree(stateUnit(NON_EXPERT, { ...checked.value })) : checked
}

/** Row 7: with the four things written down the case is closed: no meeting, no letter. */
export function closeRoutine(by: string, value: Routine, today: CalendarDay): Answer<readonly Fact[]> {
  const checked = checkRoutine(value)
  if (!checked.ok) return checked
  const on = calendarDaySchema.safeParse(readDay(value.on) || today)
  if (!on.success || on.data > today) return refuse({ kind: 'advice-day-not-understood', rule: 'S5' })
  return agree([...stateUnit(ROUTINE, { ...checked.value, on: on.data }), ...stateUnit(ENDED, { how: 'closed', by, on: today })])
}
