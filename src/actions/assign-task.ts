import { agree } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { checkOwner, checkTask, readDueDay, TASK } from '#domain/task/task.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

export interface TypedTask {
  readonly what: string
  readonly owner: { readonly user: string; readonly name: string }
  /** As typed: `today`, `fri`, `+5`, `9 oct`. */
  readonly due: string
  readonly meeting: string | null
}

/** Gives somebody an action with a date. */
export function assignTask(context: ActionContext, opened: Opened, typed: TypedTask): Promise<Saved> {
  const unit = `${TASK}/${context.newId()}`
  return changeUnit(context, {
    verb: 'assign-task',
    unit,
    opened,
    facts: () => {
      const owner = checkOwner(typed.owner)
      if (!owner.ok) return owner
      const due = readDueDay(typed.due, context.today())
      if (!due.ok) return due
      const checked = checkTask({ what: typed.what.trim(), owner: { ...typed.owner }, due: due.value, done: null, meeting: typed.meeting })
      return checked.ok ? agree(stateUnit(unit, { ...checked.value })) : checked
    },
  })
}
