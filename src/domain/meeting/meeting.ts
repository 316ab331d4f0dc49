import { z } from 'zod'
import { calendarDaySchema } from '../basics/calendar.ts'

/** The meeting as planned. */
export const MEETING = 'meeting'
export const meetingSchema = z.object({
  name: z.string().min(1),
  on: calendarDaySchema,
  /** `13:00`, local time. */
  at: z.string().regex(/^\d{2}:\d{2}$/),
  room: z.string(),
  minutes: z.int().min(1),
})
export type Meeting = z.infer<typeof meetingSchema>

/** One case on the agenda: `agenda/<case>`. Lists sort by (fractional key, case id), so two movers never collide. */
export const AGENDA = 'agenda'
export const agendaSchema = z.object({ case: z.string().min(1), key: z.string().min(1), note: z.string() })
export type AgendaItem = z.infer<typeof agendaSchema>

/** Opened by somebody at some time. */
export const OPENED = 'opened'
export const openedSchema = z.object({ at: z.iso.datetime({ offset: true }), by: z.string() })

/** It does not take place, and why; withdrawn when it does after all. The meeting and its agenda stay in the record. */
export const CANCELLED = 'cancelled'
export const cancelledSchema = z.object({ at: z.iso.datetime({ offset: true }), by: z.string(), reason: z.string().min(1) })
export type Cancelled = z.infer<typeof cancelledSchema>

/**
 * Who is here: `attendance/<user>`. A natural id, so that two laptops ticking the same person agree. `expected` was said
 * before the meeting and counts for no quorum.
 */
export const ATTENDANCE = 'attendance'
export const attendanceSchema = z.object({
  user: z.string().min(1),
  name: z.string().min(1),
  discipline: z.string(),
  present: z.enum(['here', 'remote', 'apologies', 'absent', 'expected']),
})
export type Attendance = z.infer<typeof attendanceSchema>

/** An interest somebody declared when asked: `interest/<user>`. */
export const INTEREST = 'interest'
export const interestSchema = z.object({ user: z.string(), name: z.string(), words: z.string() })

/** Sorts agenda items by their fractional key, then by case id. */
export function inAgendaOrder(items: readonly AgendaItem[]): readonly AgendaItem[] {
  return [...items].sort((a, b) => compare(a.key, b.key) || compare(a.case, b.case))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
