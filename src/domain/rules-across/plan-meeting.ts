import { agree, refuse, type Answer, type Refusal } from '../basics/answer.ts'
import { weekdayOf, type CalendarDay } from '../basics/calendar.ts'
import { readDay } from '../basics/read-day.ts'
import type { Cancelled, Meeting } from '../meeting/meeting.ts'
import { readMinutes, readTime } from '../meeting/read-clock.ts'
import { readDueDay } from '../task/task.ts'
import type { MeetingFile } from './read-meeting-file.ts'

/** A meeting as it is typed. */
export interface TypedMeeting {
  readonly name: string
  readonly on: string
  readonly at: string
  readonly room: string
  readonly minutes: string
}

interface PlanProblem {
  readonly field: keyof TypedMeeting
  readonly refusal: Refusal
}

/** M10: the day, read like any due day and like a date of birth. An empty box is not taken for today. */
export function readMeetingDay(typed: string, today: CalendarDay): Answer<CalendarDay> {
  if (typed.trim() === '') return refuse({ kind: 'meeting-day-not-understood', rule: 'M10' })
  const day = readDueDay(readDay(typed), today)
  if (day.ok) return day
  return refuse(day.refusal.kind === 'due-day-in-the-past' ? { kind: 'meeting-day-in-the-past', rule: 'M10' } : { kind: 'meeting-day-not-understood', rule: 'M10' })
}

/** M10: a meeting as planned, or all that is wrong with it, in the order of its boxes. */
export function readPlan(typed: TypedMeeting, today: CalendarDay): { readonly ok: true; readonly value: Meeting } | { readonly ok: false; readonly problems: readonly [PlanProblem, ...PlanProblem[]] } {
  const name = needed(typed.name, 'meeting-name-missing')
  const on = readMeetingDay(typed.on, today)
  const at = readTime(typed.at)
  const room = needed(typed.room, 'meeting-room-missing')
  const minutes = readMinutes(typed.minutes)
  if (name.ok && on.ok && at.ok && room.ok && minutes.ok) {
    return { ok: true, value: { name: name.value, on: on.value, at: at.value, room: room.value, minutes: minutes.value } }
  }
  const [first, ...rest] = Object.entries({ name, on, at, room, minutes }).flatMap(([field, answer]): PlanProblem[] => (answer.ok ? [] : [{ field: field as keyof TypedMeeting, refusal: answer.refusal }]))
  if (first === undefined) throw new Error('Broken promise: a plan that is not whole has a problem')
  return { ok: false, problems: [first, ...rest] }
}

function needed(typed: string, kind: 'meeting-name-missing' | 'meeting-room-missing'): Answer<string> {
  const text = typed.replace(/\s+/g, ' ').trim()
  return text === '' ? refuse({ kind, rule: 'M10' }) : agree(text)
}

export type PlanWarning =
  | { readonly kind: 'weekend' | 'bank-holiday' }
  /** Another meeting is on that day. */
  | { readonly kind: 'day-taken'; readonly name: string; readonly at: string }

interface OtherMeeting {
  readonly id: string
  readonly name: string
  readonly on: string
  readonly at: string
}

/** M11: what a day planned for might be a slip about. It warns and never stops anybody. */
export function planWarnings(on: CalendarDay, self: string | null, meetings: readonly OtherMeeting[], bankHolidays: ReadonlySet<CalendarDay>): readonly PlanWarning[] {
  return [
    ...(['Saturday', 'Sunday'].includes(weekdayOf(on)) ? [{ kind: 'weekend' } as const] : []),
    ...(bankHolidays.has(on) ? [{ kind: 'bank-holiday' } as const] : []),
    ...meetings.filter((other) => other.on === on && other.id !== self).map(({ name, at }) => ({ kind: 'day-taken', name, at }) as const),
  ]
}

/** M12: a plan stands once the meeting is opened: its minutes carry that day. */
export function mayChangePlan({ opened, cancelled }: Pick<MeetingFile, 'opened' | 'cancelled'>): Answer<true> {
  return opened === null ? mayTakePlace({ cancelled }) : refuse({ kind: 'meeting-opened-already', rule: 'M12' })
}

/** M23: one that was cancelled is not opened, changed or given cases, unless it takes place after all. */
export function mayTakePlace({ cancelled }: Pick<MeetingFile, 'cancelled'>): Answer<true> {
  return cancelled === null ? agree(true) : refuse({ kind: 'meeting-cancelled', rule: 'M23' })
}

/** M23: a meeting is cancelled with a reason, until it is opened. */
export function cancelMeeting(file: Pick<MeetingFile, 'opened' | 'cancelled'>, typed: string, by: string, at: string): Answer<Cancelled> {
  if (file.opened !== null) return refuse({ kind: 'meeting-opened-already', rule: 'M23' })
  const may = mayTakePlace(file)
  if (!may.ok) return may
  const reason = typed.trim()
  return reason === '' ? refuse({ kind: 'cancelling-needs-a-reason', rule: 'M23' }) : agree({ at, by, reason })
}
