import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { TASK, taskSchema, type Task } from '#domain/task/task.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** An action said to be done by a slip is owed again; both stay in the record. */
export function takeTaskUp(context: ActionContext, opened: Opened, task: string): Promise<Saved> {
  return changeTask(context, opened, task, (value) => (value.done === null ? refuse({ kind: 'task-not-done', rule: 'T1' }) : agree({ ...value, done: null })))
}

/** Marks an owed action done. A member may finish only their own. */
export function finishTask(context: ActionContext, opened: Opened, task: string): Promise<Saved> {
  return changeTask(context, opened, task, (value) => agree({ ...value, done: { on: context.today(), by: context.session.author.name } }))
}

function changeTask(context: ActionContext, opened: Opened, task: string, change: (value: Task) => Answer<Task>): Promise<Saved> {
  const unit = `${TASK}/${task}`
  const { role, user } = context.session.author
  return changeUnit(context, {
    verb: role === 'member' ? 'finish-own-task' : 'finish-task',
    unit,
    opened,
    facts: (_, value) => {
      const parsed = taskSchema.safeParse(value)
      if (!parsed.success) return refuse({ kind: 'task-not-found', rule: 'T1' })
      if (role === 'member' && parsed.data.owner.user !== user) return refuse({ kind: 'not-your-task', rule: 'T3' })
      const changed = change(parsed.data)
      return changed.ok ? agree(stateUnit(unit, { ...changed.value })) : changed
    },
  })
}
