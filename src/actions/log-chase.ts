import { agree, refuse } from '#domain/basics/answer.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { CHASE } from '#domain/pathway/pathway-parts.ts'
import { chaseKey, owedOf, taskKey } from '#domain/rules-across/chasers-of.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Logs a call about something owed, in one line; the next one sets itself (A20). `about` is its `chaseKey`, or an action’s `taskKey`. */
export function logChase(context: ActionContext, opened: Opened, about: string, words: string): Promise<Saved> {
  const unit = `${CHASE}/${context.newId()}`
  return changeUnit(context, {
    verb: 'log-chase',
    unit,
    opened,
    facts: (seen) => {
      if (words.trim() === '') return refuse({ kind: 'call-needs-words', rule: 'A20' })
      const file = readCaseFile(seen)
      const owed = [...owedOf(file, londonDay).map(chaseKey), ...file.tasks.filter(({ done }) => done === null).map(({ id }) => taskKey(id))]
      if (!owed.includes(about)) return refuse({ kind: 'nothing-owed', rule: 'A20' })
      return agree(stateUnit(unit, { about, on: context.today(), by: context.session.author.name, words: words.trim() }))
    },
  })
}
