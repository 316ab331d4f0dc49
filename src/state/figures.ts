import type { Answer } from '#domain/basics/answer.ts'
import type { CalendarDay } from '#domain/basics/calendar.ts'

/** Puts the figures where the person says, as a spreadsheet reads them. */
export function saveFigures(csv: string, today: CalendarDay): Promise<Answer<{ readonly saved: boolean }>> {
  return window.consilium.ask('saveFigures', { csv, suggestedName: `consilium-figures-${today}.csv` })
}
