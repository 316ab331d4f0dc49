import { agree, refuse } from '#domain/basics/answer.ts'
import { lastOwnEntry, takeBack as takeBackByRule } from '#domain/rules-across/take-back.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Takes back the last entry made here in this record: a new entry, nothing is erased (J21). */
export async function takeBack(context: ActionContext, opened: Opened, entry: string): Promise<Saved> {
  const { acts } = await context.readRecord(opened.about)
  const act = acts.find(({ id }) => id === entry)
  if (act === undefined) return refuse({ kind: 'nothing-to-take-back', rule: 'J21' })
  return changeUnit(context, {
    verb: 'withdraw-entry',
    unit: act.facts[0]?.unit ?? '',
    opened,
    facts: (seen) => {
      const last = lastOwnEntry(seen, context.session.vault)
      if (last?.id !== entry) return refuse({ kind: 'nothing-to-take-back', rule: 'J21' })
      const facts = takeBackByRule(seen, last)
      return facts.ok ? agree(facts.value) : facts
    },
  })
}
