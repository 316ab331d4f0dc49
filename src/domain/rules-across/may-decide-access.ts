import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import { isAdult, isPresumedCompetent } from '../person/coming-of-age.ts'
import type { CaseFile } from './read-case-file.ts'

/**
 * May the young person say who reads the report (P15)? Presumed at 16 and 17 unless somebody found otherwise for this
 * decision; under 16 once somebody found them competent for it (P14).
 */
export function mayDecideAccess({ competences }: CaseFile, born: CalendarDay, today: CalendarDay): Answer<true> {
  const note = competences.find(({ decision }) => decision === 'parents-read-report')
  const may = isAdult(born, today) || (note === undefined ? isPresumedCompetent(born, today) : note.found === 'competent')
  return may ? agree(true) : refuse({ kind: 'young-person-needs-competence', rule: 'P15' })
}
