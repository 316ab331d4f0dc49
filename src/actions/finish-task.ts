import { agree, refuse } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { TASK, taskSchema } from '#domain/task/task.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Marks an owed action done. A member may finish only their own. */
export function finishTask(context: ActionContext, opened: Opened, task: string): Promise<Saved> {
  const unit = `${TASK}/${task}`
  const { role, user, name } = context.session.author
  return changeUnit(context, {
    verb: role === 'member' ? 'finish-own-task' : 'finish-task',
    unit,
    opened,
    facts: (_, value) => {
      const parsed = taskSchema.safeParse(value)
      if (!parsed.success) return refuse({ kind: 'task-not-found', rule: 'T1' })
      if (role === 'member' && parsed.data.owner.user !== user) return refuse({ kind: 'not-your-task', rule: 'T3' })
      return agree(stateUnit(unit, { ...parsed.data, done: { on: context.today(), by: name } }))
    },
  })
}
