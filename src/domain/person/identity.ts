import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import { calendarDaySchema, daysBetween, type CalendarDay } from '../basics/calendar.ts'
import { readNhsNumber, showNhsNumber } from './nhs-number.ts'

/** UK Core's reasons for a missing NHS number; verification status 08 is "trace postponed, under six weeks old". */
export const unavailableReasons = ['nhs-number-not-known', 'overseas-patient', 'devolved-nation'] as const
export type UnavailableReason = (typeof unavailableReasons)[number]

/** Of a baby under six weeks old, who may have no number yet. */
export const TRACE_POSTPONED = '08'

/** UK Core NHSNumberVerificationStatus, for example `08`. */
const verificationSchema = z.string().regex(/^0[1-8]$/)

/** The number another UK nation gave, for example a CHI number: never shown as an NHS number. */
const otherSchema = z.string()

const nhsSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('number'),
      number: z.string().regex(/^\d{10}$/),
      verification: verificationSchema.optional(),
      other: otherSchema.optional(),
    })
    .strict(),
  z
    .object({
      kind: z.literal('unavailable'),
      reason: z.enum(unavailableReasons),
      verification: verificationSchema.optional(),
      other: otherSchema.optional(),
    })
    .strict(),
])

/** Who the child or young person is: one unit, so that no identity is ever put together from two people's edits. */
export const identitySchema = z.object({
  given: z.string(),
  family: z.string(),
  /** The name in its own script, as the family writes it. */
  inOwnScript: z.string().optional(),
  born: calendarDaySchema,
  nhs: nhsSchema,
  hospitalNumber: z.string().min(1),
  twin: z.string().optional(),
})
export type Identity = z.infer<typeof identitySchema>

export const IDENTITY = 'identity'

/** What a person typed to identify a patient. */
export interface TypedIdentity {
  readonly given: string
  readonly family: string
  readonly inOwnScript: string
  readonly born: string
  readonly nhsNumber: string
  readonly unavailable: UnavailableReason | null
  readonly hospitalNumber: string
  /** UK Core's verification status, 01 to 08; '' when not said. */
  readonly verification: string
  /** A number another UK nation gave, for example a CHI number; '' when there is none. */
  readonly otherNumber: string
  /** "Twin 2": who this child must not be mistaken for; '' when not a twin. */
  readonly twin: string
}

/** Nobody older is still in a children's or young people's service, however long the case has been open. */
const OLDEST_YEARS = 26

/**
 * Checks a typed identity. A newborn may have no given name and no number, but always a hospital number; a missing
 * NHS number needs its reason and is never left blank.
 */
export function readIdentity(typed: TypedIdentity, today: CalendarDay): Answer<Identity> {
  const given = cleanName(typed.given)
  const family = cleanName(typed.family)
  if (family === '') return refuse({ kind: 'name-missing', rule: 'P6' })
  const born = calendarDaySchema.safeParse(typed.born.trim())
  if (!born.success) return refuse({ kind: 'birth-date-not-a-date', rule: 'P7' })
  if (daysBetween(born.data, today) < 0) return refuse({ kind: 'birth-date-in-the-future', rule: 'P7' })
  if (isTooLongAgo(born.data, today)) return refuse({ kind: 'birth-date-too-long-ago', rule: 'P7', years: OLDEST_YEARS })
  if (typed.hospitalNumber.trim() === '') return refuse({ kind: 'hospital-number-missing', rule: 'P5' })
  const nhs = readTypedNhs(typed)
  if (!nhs.ok) return nhs
  const inOwnScript = cleanName(typed.inOwnScript)
  const twin = cleanName(typed.twin)
  return agree({
    given,
    family,
    ...(inOwnScript === '' ? {} : { inOwnScript }),
    born: born.data,
    nhs: nhs.value,
    hospitalNumber: typed.hospitalNumber.trim(),
    ...(twin === '' ? {} : { twin }),
  })
}

function readTypedNhs(typed: TypedIdentity): Answer<Identity['nhs']> {
  const verification = verificationSchema.optional().safeParse(typed.verification.trim() || undefined)
  if (!verification.success) return refuse({ kind: 'verification-not-known', rule: 'P5' })
  // A postponed trace ends with the number.
  const isOver = verification.data === TRACE_POSTPONED && typed.nhsNumber.trim() !== ''
  const verified = verification.data === undefined || isOver ? {} : { verification: verification.data }
  const other = typed.otherNumber.replace(/\s+/g, ' ').trim()
  const kept = { ...verified, ...(other === '' ? {} : { other }) }
  if (typed.nhsNumber.trim() !== '') {
    const number = readNhsNumber(typed.nhsNumber)
    if (number.ok) return agree({ kind: 'number', number: number.value, ...kept })
    // Typed in the wrong box, with the right reason: kept as what it is.
    const moved = typed.unavailable === 'devolved-nation' && other === '' && otherNations.has(number.refusal.kind)
    return moved ? agree({ kind: 'unavailable', reason: 'devolved-nation', ...verified, other: typed.nhsNumber.replace(/\D/g, '') }) : number
  }
  if (typed.unavailable === null) return refuse({ kind: 'nhs-number-needs-a-reason', rule: 'P5' })
  if (other !== '' && typed.unavailable !== 'devolved-nation') return refuse({ kind: 'other-number-needs-its-reason', rule: 'P3' })
  return agree({ kind: 'unavailable', reason: typed.unavailable, ...kept })
}

const otherNations: ReadonlySet<string> = new Set(['looks-like-chi-number', 'looks-like-health-and-care-number'])

function isTooLongAgo(born: CalendarDay, today: CalendarDay): boolean {
  return born < `${String(Number(today.slice(0, 4)) - OLDEST_YEARS).padStart(4, '0')}${today.slice(4)}`
}

/** A name in any script: composed form, one space between parts, no control characters. */
export function cleanName(typed: string): string {
  return typed.normalize('NFC').replace(/[\s\p{Cc}\p{Co}\p{Cs}]+/gu, (run) => (/\s/u.test(run) ? ' ' : '')).trim()
}

export function fullName(identity: Pick<Identity, 'given' | 'family'>): string {
  return `${identity.given} ${identity.family}`.trim()
}

/** The words for the NHS number or for why there is none: never blank (P5). */
export function showNhs(nhs: Identity['nhs']): string {
  if (nhs.kind === 'number') return showNhsNumber(nhs.number)
  if (nhs.reason === 'nhs-number-not-known') return 'not yet given'
  return nhs.reason === 'overseas-patient' ? 'none: lives overseas' : 'none: another UK nation'
}
