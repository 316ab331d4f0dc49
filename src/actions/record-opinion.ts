import { agree, refuse } from '#domain/basics/answer.ts'
import { readPastDay } from '#domain/basics/read-day.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { VERBAL, verbalSchema, type Verbal } from '#domain/pathway/pathway-parts.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** `on` as typed; `to` one name a line or after a comma. */
export interface TypedOpinion {
  readonly from: string
  readonly on: string
  readonly to: string
  readonly words: string
}

/** Keeps an opinion given by word of mouth (A9). The report is still waited for. */
export function recordOpinion(context: ActionContext, opened: Opened, typed: TypedOpinion): Promise<Saved> {
  const unit = `${VERBAL}/${context.newId()}`
  return changeUnit(context, {
    verb: 'record-opinion',
    unit,
    opened,
    facts: () => {
      const on = readPastDay(typed.on, context.today())
      if (!on.ok) return on
      const to = typed.to.split(/[,\n]/).map((name) => name.trim()).filter((name) => name !== '')
      if (to.length === 0) return refuse({ kind: 'opinion-needs-who-heard', rule: 'A9' })
      if (typed.words.trim() === '') return refuse({ kind: 'opinion-needs-words', rule: 'A9' })
      const opinion: Verbal = { on: on.value, from: typed.from, to, words: typed.words.trim(), noteBy: context.session.author.name, confirmedBy: null }
      return agree(stateUnit(unit, { ...opinion }))
    },
  })
}

/** The provider confirmed that the note says what they said. It is still no report. */
export function confirmOpinion(context: ActionContext, opened: Opened, id: string, whom: string): Promise<Saved> {
  const unit = `${VERBAL}/${id}`
  return changeUnit(context, {
    verb: 'record-opinion',
    unit,
    opened,
    facts: (_, value) => {
      const opinion = verbalSchema.safeParse(value)
      if (!opinion.success) return refuse({ kind: 'opinion-not-found', rule: 'A9' })
      if (whom.trim() === '') return refuse({ kind: 'answer-needs-whom', rule: 'A9' })
      return agree(stateUnit(unit, { ...opinion.data, confirmedBy: { on: context.today(), whom: whom.trim() } }))
    },
  })
}
