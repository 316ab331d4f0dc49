import { refuse } from '#domain/basics/answer.ts'
import { calendarDaySchema } from '#domain/basics/calendar.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { readDay } from '#domain/basics/read-day.ts'
import { ENDED } from '#domain/case/case-parts.ts'
import { endCase as endByRule, goOnAfterAll as goOnByRule } from '#domain/rules-across/end-case.ts'
import { meanwhileEnded } from '#domain/rules-across/meanwhile.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

export interface TypedEnding {
  readonly how: 'withdrawn' | 'died'
  /** Who withdrew it; for a child who died the author stands for who said so. */
  readonly by: string
  /** As people write a day; '' is today. */
  readonly on: string
}

/** Ends a request: withdrawn, or the child has died (A13). It stops letters, chasers and packs, so nothing unsettled delays it. */
export function endCase(context: ActionContext, opened: Opened, typed: TypedEnding): Promise<Saved> {
  return changeUnit(context, {
    verb: 'end-case',
    unit: ENDED,
    opened,
    meanwhile: (seen) => toJson(meanwhileEnded(seen)) as JsonObject | null,
    facts: (seen) => {
      const by = typed.by.trim() === '' && typed.how === 'died' ? context.session.author.name : typed.by.trim()
      if (by === '') return refuse({ kind: 'ending-needs-who', rule: 'A13' })
      const on = calendarDaySchema.safeParse(typed.on.trim() === '' ? context.today() : readDay(typed.on))
      if (!on.success || on.data > context.today()) return refuse({ kind: 'day-not-understood', rule: 'A13' })
      return endByRule(readCaseFile(seen), { how: typed.how, by, on: on.data })
    },
  })
}

/** The ending was a mistake, or the family wants the request again: the chair takes it up, with the reason (A13). */
export function goOnAfterAll(context: ActionContext, opened: Opened, reason: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'override-rule',
    unit: ENDED,
    opened,
    facts: (seen) => goOnByRule(readCaseFile(seen), reason, context.session.author.name),
  })
}
