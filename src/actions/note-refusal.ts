import { refusedUnit } from '#domain/journal/refused.ts'
import { noteRefusal as noteByRule } from '#domain/rules-across/note-refusal.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Notes that a person has dealt with an entry the trust server refused, and how; its words stay on this computer. */
export function noteRefusal(context: ActionContext, opened: Opened, act: string, reason: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'note-refusal',
    unit: refusedUnit(act),
    opened,
    facts: (seen) => noteByRule(seen, act, reason),
  })
}
