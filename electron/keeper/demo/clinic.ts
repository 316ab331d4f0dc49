import { z } from 'zod'
import { calendarDaySchema } from '#domain/basics/calendar.ts'
import type { Json } from '#domain/basics/json.ts'
import { ClinicNotUsable } from './errors.ts'

/** A record by its name in the clinic's files, for example `case/c-0117`. */
const recordName = z.string().regex(/^(case|patient|meeting|provider|team)\/[a-z0-9-]{1,60}$/)

const unitsSchema = z.record(z.string(), z.record(z.string(), z.json()).nullable())

/** One thing one person did. Words in braces are filled in from the meeting day: see fill-in.ts. */
const clinicEntrySchema = z
  .object({
    by: z.string(),
    /** Whole days from the meeting day. */
    on: z.int().min(-60).max(0),
    /** Local time in London. */
    at: z.string().regex(/^(0[5-9]|1\d|2[0-3]):[0-5]\d$/),
    about: recordName,
    verb: z.string(),
    /** Also state the four questions the product offers for every case. */
    standardQuestions: z.literal(true).optional(),
    /** Unit name -> the unit's whole value; null withdraws it. */
    units: unitsSchema,
  })
  .strict()
export type ClinicEntry = z.infer<typeof clinicEntrySchema>

/** A made-up clinic: written for one meeting day and moved by whole days to any other. */
const clinicSchema = z
  .object({
    format: z.literal(1),
    /** The meeting day the dates of birth were written for. */
    meetingDay: calendarDaySchema,
    team: z.string().regex(/^[a-z0-9-]{1,60}$/),
    entries: z.array(clinicEntrySchema).min(1),
  })
  .strict()
export type Clinic = z.infer<typeof clinicSchema>

/** Throws ClinicNotUsable with every field that is wrong. */
export function checkClinic(value: unknown): Clinic {
  const read = clinicSchema.safeParse(value)
  if (!read.success) throw new ClinicNotUsable(`The made-up clinic has entries that cannot be read.\n${z.prettifyError(read.error)}`)
  return read.data
}

/** A unit's value as its file states it. */
export type UnitValue = { readonly [field: string]: Json } | null
