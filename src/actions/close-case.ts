import type { CalendarDay } from '#domain/basics/calendar.ts'
import { ENDED } from '#domain/case/case-parts.ts'
import type { Care } from '#domain/pathway/pathway-parts.ts'
import { endCase } from '#domain/rules-across/end-case.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'
import { readCaseNow } from './read-case-now.ts'

/** Closes a case whose three acts are done, with care where it is said to go (A12, A14, A15). `born`: who agrees to that at 18 (P18). */
export async function closeCase(context: ActionContext, opened: Opened, care: Care['kind'], born: CalendarDay | null): Promise<Saved> {
  const facts = endCase(await readCaseNow(context, opened.about), { how: 'closed', care, born, by: context.session.author.name, on: context.today() })
  if (!facts.ok) return facts
  return changeUnit(context, { verb: 'close-case', unit: ENDED, opened, facts: () => facts })
}
