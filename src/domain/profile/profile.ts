import { z } from 'zod'
import { calendarDaySchema } from '../basics/calendar.ts'
import { houseTypeSchema } from '../basics/house-type.ts'
import { LONGEST_READING_DAYS } from '../basics/reading-limit.ts'

/**
 * What a trust sets for its team, as one file and as one unit of the team’s record. Strict throughout: a name that is
 * not known here is a mistake of the writer, and would be a setting that silently does nothing. Where a check says no,
 * its message is the kind of problem: the words for it are the screens’.
 */
export const PROFILE = 'profile'

const line = (most: number) => z.string().max(most).regex(/^[^\r\n]*$/, 'one-line')
const filled = (most: number) => line(most).regex(/\S/, 'empty')
const paragraph = (most: number) => z.string().max(most).regex(/\S/, 'empty')

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const time = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'not-a-time')

const hoursSchema = z
  .strictObject({ days: z.array(z.enum(weekdays)).min(1).max(7), from: time, to: time })
  .refine(({ from, to }) => from < to, 'ends-before-it-begins')

/** Somebody families and staff can turn to. Empty words are not known, and nothing is put in their place. */
const contactSchema = z.strictObject({
  name: filled(120),
  telephone: line(60).default(''),
  email: line(200).regex(/^(?:[^@\s]+@[^@\s]+)?$/, 'not-an-e-mail-address').default(''),
  where: line(200).default(''),
  hours: z.array(hoursSchema).max(14).default([]),
  /** Whether it keeps its hours on a bank holiday too. */
  onBankHolidays: z.boolean().default(false),
})
export type Contact = z.infer<typeof contactSchema>

const contactOrNone = contactSchema.nullable().default(null)

/** Working days, but for the link to scans, which works for 14 days of any kind. A parked request is looked at every day whatever a trust would like (A19). */
const days = z.int().min(1).max(60).optional()
const chasersSchema = z.strictObject({
  approachUnanswered: days,
  acceptedWithoutDate: days,
  unacknowledged: days,
  scanLink: z.int().min(1).max(13).optional(),
  report: days,
  filed: days,
  offered: days,
  discussed: days,
  differences: days,
  declineTold: days,
  information: days,
  notSupportedTold: days,
  requested: days,
  asked: days,
  signed: days,
  sent: days,
  again: days,
})

/** The trust's public key for records whose passphrase is lost (X25519, base64url), and whom to ask. */
const recoverySchema = z.strictObject({ key: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'not-a-recovery-key'), holder: filled(200) })

export const profileSchema = z.strictObject({
  /** The shape of this file. */
  format: z.literal(1),
  /** Where the profile comes from, for whoever reads the file. */
  about: z.string().max(1000).default(''),
  trust: z.strictObject({
    name: filled(200),
    ods: z.string().regex(/^[A-Za-z0-9]{0,12}$/, 'not-an-ods-code').default(''),
    address: z.array(filled(120)).max(8).default([]),
    telephone: line(60).default(''),
    /** A small PNG in base64, and what it shows for whoever cannot see it. */
    logo: z
      .strictObject({ png: z.string().max(64_000).regex(/^iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/, 'not-a-png'), shows: filled(120) })
      .nullable()
      .default(null),
    /** The family of type its papers are set in. */
    houseType: houseTypeSchema.nullable().default(null),
  }),
  contacts: z.strictObject({ marthasRule: contactOrNone, pals: contactOrNone, bioethics: contactOrNone, chaplaincy: contactOrNone }),
  quorum: z
    .strictObject({ needs: z.array(z.strictObject({ discipline: filled(80), words: filled(80), least: z.int().min(1).max(20) })).min(1).max(20) })
    .nullable()
    .default(null),
  chasers: chasersSchema.default({}),
  /** Days that are no working days here, besides the bank holidays of England and Wales. */
  bankHolidays: z.array(calendarDaySchema).max(60).default([]),
  phrases: z.array(z.strictObject({ specialty: line(80).default(''), text: paragraph(2000) })).max(200).default([]),
  letter: z.strictObject({ standardQuestions: z.array(paragraph(1000)).min(1).max(12).nullable().default(null) }).default({ standardQuestions: null }),
  recovery: recoverySchema.nullable().default(null),
  /** How many days without a sign-in records can be read on a computer: shorter than the longest there is, never longer (K37). */
  readingDays: z.int().min(1).max(LONGEST_READING_DAYS).optional(),
})
export type Profile = z.infer<typeof profileSchema>

export const contactNames = ['marthasRule', 'pals', 'bioethics', 'chaplaincy'] as const satisfies readonly (keyof Profile['contacts'])[]

/** A profile as its file: brought in again it is the same profile. */
export function textOfProfile(profile: Profile): string {
  return `${JSON.stringify(profile, null, 2)}\n`
}
