import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { JsonObject } from '#domain/basics/json.ts'
import { readPastDay } from '#domain/basics/read-day.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { DISCUSSED, FILED, OFFERED } from '#domain/pathway/pathway-parts.ts'
import { mayNotRead } from '#domain/rules-across/readers-of.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'
import { readCaseNow } from './read-case-now.ts'

/** Done, or not done with a reason (A11). `on` as typed. */
export interface TypedFiling {
  readonly done: boolean
  readonly on: string
  readonly where: string
  readonly why: string
}

/** The report is in the medical notes (row 31), or is not, with a reason. */
export function fileReport(context: ActionContext, opened: Opened, report: string, typed: TypedFiling): Promise<Saved> {
  return closingAct(context, opened, 'file-report', `${FILED}/${report}`, typed, () =>
    typed.where.trim() === '' ? refuse({ kind: 'filing-needs-where', rule: 'A11' }) : agree({ kind: 'filed', where: typed.where.trim() }),
  )
}

/** One reader: the id they have in this case, and their name. */
export interface Reader {
  readonly id: string
  readonly name: string
}

export interface TypedOffer {
  readonly done: boolean
  readonly on: string
  readonly format: string
  readonly language: string
  readonly why: string
}

/** One reader was offered the report, in a format and a language of their own (rows 32 and 37). */
export async function offerReport(context: ActionContext, opened: Opened, report: string, reader: Reader, typed: TypedOffer): Promise<Saved> {
  if (reader.name.trim() === '') return refuse({ kind: 'offer-needs-a-reader', rule: 'A11' })
  const file = await readCaseNow(context, opened.about)
  return closingAct(context, opened, 'offer-report', `${OFFERED}/${report}/${reader.id}`, typed, () =>
    mayNotRead(file, reader)
      ? refuse({ kind: 'not-theirs-to-read', rule: 'P15' })
      : agree({ kind: 'offered', to: reader.name.trim(), format: typed.format.trim(), language: typed.language.trim() }),
  )
}

export interface TypedDiscussion {
  readonly kind: 'held' | 'declined' | 'not-done'
  readonly on: string
  readonly why: string
}

/** One reader discussed the report with the clinical team, or did not want to (row 32). */
export async function discussReport(context: ActionContext, opened: Opened, report: string, reader: Reader, typed: TypedDiscussion): Promise<Saved> {
  if (reader.name.trim() === '') return refuse({ kind: 'reader-gone', rule: 'A11' })
  const file = await readCaseNow(context, opened.about)
  return closingAct(context, opened, 'discuss-report', `${DISCUSSED}/${report}/${reader.id}`, { ...typed, done: typed.kind !== 'not-done' }, () =>
    typed.kind === 'held' && mayNotRead(file, reader) ? refuse({ kind: 'not-theirs-to-read', rule: 'P15' }) : agree({ kind: typed.kind, with: reader.name }),
  )
}

function closingAct(
  context: ActionContext,
  opened: Opened,
  verb: 'file-report' | 'offer-report' | 'discuss-report',
  unit: string,
  { done, on, why }: { readonly done: boolean; readonly on: string; readonly why: string },
  said: () => Answer<JsonObject>,
): Promise<Saved> {
  return changeUnit(context, {
    verb,
    unit,
    opened,
    facts: () => {
      const day = readPastDay(on, context.today())
      if (!day.ok) return day
      const stamp: { readonly on: CalendarDay; readonly by: string } = { on: day.value, by: context.session.author.name }
      if (!done) return why.trim() === '' ? refuse({ kind: 'not-done-needs-a-reason', rule: 'A11' }) : agree(stateUnit(unit, { kind: 'not-done', why: why.trim(), ...stamp }))
      const value = said()
      return value.ok ? agree(stateUnit(unit, { ...value.value, ...stamp })) : value
    },
  })
}
