import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import { addDays, calendarDaySchema, months, weekdayOf, type CalendarDay } from '../basics/calendar.ts'
import { searchKey } from '../person/search-key.ts'

/** An owed action with owner and date: `task/<id>`. Late ones are chased. */
export const TASK = 'task'
export const taskSchema = z.object({
  what: z.string().min(1),
  owner: z.object({ user: z.string(), name: z.string().min(1) }),
  due: calendarDaySchema,
  done: z.object({ on: calendarDaySchema, by: z.string() }).nullable(),
  meeting: z.string().nullable(),
})
export type Task = z.infer<typeof taskSchema>

/** A task needs what, who and when. */
export function checkTask(task: Task): Answer<Task> {
  if (task.what.trim() === '') return refuse({ kind: 'task-needs-what', rule: 'T1' })
  if (task.owner.name.trim() === '') return refuse({ kind: 'task-needs-an-owner', rule: 'T1' })
  return agree(task)
}

/** Whom an action is given to: a member of the team, or somebody outside it by their whole name. One word is a slip. */
export function checkOwner(owner: Task['owner']): Answer<Task['owner']> {
  const isKnown = owner.user !== '' || owner.name.trim() === '' || /\S\s+\S/u.test(owner.name.trim())
  return isKnown ? agree(owner) : refuse({ kind: 'task-owner-not-known', rule: 'T1', name: owner.name.trim() })
}

/**
 * A due day as it is typed against the clock: `today`, `tomorrow`, `fri` (the next one), `+5` (days), `9/10`, `9 10`,
 * `9 oct`, `2026-10-09`. A day and month that have passed this year are read as next year's; a day with its year that
 * has passed is refused.
 */
export function readDueDay(typed: string, today: CalendarDay): Answer<CalendarDay> {
  const text = typed.trim().toLowerCase()
  if (text === 'today' || text === '') return agree(today)
  if (text === 'tomorrow') return agree(addDays(today, 1))
  const plus = /^\+(\d{1,3})$/.exec(text)
  if (plus?.[1] !== undefined) return agree(addDays(today, Number(plus[1])))
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const weekday = weekdayOf(addDays(today, ahead)).toLowerCase()
    if (text.length >= 2 && weekday.startsWith(text)) return agree(addDays(today, ahead))
  }
  return readDate(text, today) ?? refuse({ kind: 'due-day-not-understood', rule: 'T2' })
}

function readDate(text: string, today: CalendarDay): Answer<CalendarDay> | null {
  const iso = calendarDaySchema.safeParse(text)
  if (iso.success) return iso.data < today ? refuse({ kind: 'due-day-in-the-past', rule: 'T2' }) : agree(iso.data)
  const match = /^(\d{1,2})(?:[/. ](\d{1,2})| ([a-z]{3,9}))$/.exec(text)
  if (match === null) return null
  const month = match[3] === undefined ? Number(match[2]) : monthNamed(match[3])
  const year = Number(today.slice(0, 4))
  for (const candidate of [year, year + 1]) {
    const day = calendarDaySchema.safeParse(`${candidate}-${pad(month)}-${pad(Number(match[1]))}`)
    if (day.success && day.data >= today) return agree(day.data)
  }
  return null
}

/** 10 for "oct", "octob" or "october"; 0 for a word that begins no month. */
function monthNamed(word: string): number {
  return months.findIndex((month) => month.toLowerCase().startsWith(word)) + 1
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** The member a part of a name means; somebody outside the team is kept as typed. */
export function ownerFor(typed: string, members: readonly Task['owner'][]): Task['owner'] {
  const wanted = searchKey(typed)
  const found = wanted === '' ? undefined : members.find(({ name }) => searchKey(name).split(' ').some((part) => part.startsWith(wanted)) || searchKey(name).startsWith(wanted))
  return found === undefined ? { user: '', name: typed.trim() } : { user: found.user, name: found.name }
}

/** Late when the due day has passed and nobody has done it. */
export function isLate(task: Task, today: CalendarDay): boolean {
  return task.done === null && task.due < today
}
