import { agree, refuse } from '#domain/basics/answer.ts'
import { calendarDaySchema } from '#domain/basics/calendar.ts'
import { readDay } from '#domain/basics/read-day.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { COMPETENCE, REPORT_ACCESS, type Competence, type ReportAccess } from '#domain/person/person-parts.ts'
import { mayDecideAccess } from '#domain/rules-across/may-decide-access.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** As typed: the day as people write it, '' is today; null while nobody said what was found. */
export type TypedCompetence = Omit<Competence, 'on' | 'found'> & { readonly on: string; readonly found: Competence['found'] | null }

/** Notes what somebody found about one decision (P14). Two people’s notes on the same decision are two versions of it. */
export function recordCompetence(context: ActionContext, opened: Opened, typed: TypedCompetence): Promise<Saved> {
  const unit = `${COMPETENCE}/${typed.decision}`
  return changeUnit(context, {
    verb: 'change-case',
    unit,
    opened,
    facts: () => {
      if (typed.by.trim() === '') return refuse({ kind: 'competence-needs-who', rule: 'P14' })
      if (typed.words.trim() === '') return refuse({ kind: 'competence-needs-words', rule: 'P14' })
      const on = calendarDaySchema.safeParse(typed.on.trim() === '' ? context.today() : readDay(typed.on))
      if (!on.success || on.data > context.today()) return refuse({ kind: 'day-not-understood', rule: 'P14' })
      if (typed.found === null) return refuse({ kind: 'competence-needs-found', rule: 'P14' })
      return agree(stateUnit(unit, { ...typed, found: typed.found, by: typed.by.trim(), words: typed.words.trim(), on: on.data }))
    },
  })
}

/** Records what a young person wants one of the others to read of the report (P15). `born` is theirs. */
export function recordReportAccess(context: ActionContext, opened: Opened, person: string, wish: { readonly may: ReportAccess['may'] | null; readonly words: string }, born: string): Promise<Saved> {
  const unit = `${REPORT_ACCESS}/${person}`
  return changeUnit(context, {
    verb: 'change-case',
    unit,
    opened,
    facts: (seen) => {
      const may = mayDecideAccess(readCaseFile(seen), born, context.today())
      if (!may.ok) return may
      if (wish.may === null) return refuse({ kind: 'access-needs-a-choice', rule: 'P15' })
      return agree(stateUnit(unit, { may: wish.may, words: wish.words.trim(), by: context.session.author.name, on: context.today() }))
    },
  })
}
