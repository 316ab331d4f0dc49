import { z } from 'zod'
import { calendarDaySchema } from '../basics/calendar.ts'
import type { Role } from '../journal/act.ts'

/**
 * The units of a case after its decision, from the first telephone call to the discussed report, each with its schema
 * and the name of its unit. Their names are natural wherever a thing happens once, so that two people who say the same
 * apart said one thing (J4), and what differs is a card (J3). Different people's acts are units of their own.
 */

/** Words that say something: a blank is no reason, and nobody's name. */
const said = z.string().regex(/\S/)
const personDay = z.object({ on: calendarDaySchema, by: said })
/** Each of the closing acts may be left undone, with a reason (rows 31 and 32). */
const notDone = z.object({ kind: z.literal('not-done'), why: said, on: calendarDaySchema, by: said })

/** One of the family was told of a decline. */
const toldOfDeclineSchema = z.object({ to: said, how: said, on: calendarDaySchema, by: said })

/** That the family was told of a provider who declined: when first and by whom it was noted; each person told, of whom the earliest entries say nothing. */
export const familyToldSchema = personDay.extend({ each: z.array(toldOfDeclineSchema).default([]) })

/** Row 14: somebody asked a provider whether they would. `approach/<provider id>` */
export const APPROACH = 'approach'
export const approachSchema = z.object({
  provider: said,
  on: calendarDaySchema,
  by: said,
  /** Telephone, secure mail, in person: as it was. */
  how: z.string(),
  /** Who was spoken to. */
  whom: z.string(),
  answer: z
    .object({
      kind: z.enum(['accepted', 'declined']),
      on: calendarDaySchema,
      whom: said,
      words: z.string(),
      /** The day they mean to see the child; null while they have not said. */
      sees: calendarDaySchema.nullable(),
    })
    .nullable(),
  familyTold: familyToldSchema.nullable(),
})
export type Approach = z.infer<typeof approachSchema>
export type ApproachAnswer = NonNullable<Approach['answer']>

export function approachUnit(provider: string): string {
  return `${APPROACH}/${provider}`
}

/** Row 19: one thing to send, in one of the three groups; what another hospital holds is a request to it. `pack/<id>` */
export const PACK = 'pack'
export const packItemSchema = z.object({
  group: z.enum(['records', 'results', 'scans']),
  what: said,
  dated: calendarDaySchema.nullable(),
  heldBy: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('us') }),
    z.object({ kind: z.literal('elsewhere'), organisation: said, asked: calendarDaySchema.nullable() }),
  ]),
  /** The day it reached us from elsewhere. */
  received: calendarDaySchema.nullable(),
  order: z.string(),
})
export type PackItem = z.infer<typeof packItemSchema>

/** Row 20: a signed letter version and what went with it. `dispatch/<version>/<method>/<time it was sent that way>` */
export const DISPATCH = 'dispatch'
export const dispatchSchema = z.object({
  version: z.int().min(1),
  method: z.enum(['secure-mail', 'image-exchange', 'mesh', 'tracked-post', 'by-hand']),
  /** 1, and one more each time it goes again the same way after it was undone or its link ran out. */
  round: z.int().min(1),
  /** The named recipient. */
  to: said,
  address: z.string(),
  /** Is the address in an accredited secure domain? */
  accredited: z.boolean(),
  /** "Sent" means that this person said so. */
  by: said,
  at: z.iso.datetime({ offset: true }),
  /** Which of the two went, of a letter abroad: the signed one, or its pseudonymised copy (L21). Absent is the signed one. */
  copy: z.enum(['signed', 'pseudonymised']).optional(),
  /** Ids of pack items. */
  items: z.array(z.string()),
  /** Links of the image exchange run out. */
  expiresOn: calendarDaySchema.nullable(),
  undone: z.object({ by: said, at: z.iso.datetime({ offset: true }), why: said }).nullable(),
  /** Of what was undone: it had left, and reached somebody it was not for. Absent: it never left. */
  astray: z.literal(true).optional(),
  /** The other side told us: who took the message, and how we know. */
  acknowledged: z.object({ on: calendarDaySchema, whom: said, how: z.string(), by: said }).nullable(),
})
export type Dispatch = z.infer<typeof dispatchSchema>

export function dispatchUnit({ version, method, round }: Pick<Dispatch, 'version' | 'method' | 'round'>): string {
  return `${DISPATCH}/${version}/${method}/${round}`
}

/** Rows 17 and 18: how the provider saw the child or young person, and whom they met. `seen/<provider id>` */
export const SEEN = 'seen'
export const seenSchema = z.object({
  provider: said,
  on: calendarDaySchema,
  how: z.enum(['visit', 'clinic', 'report-only']),
  /** The reason for another way than the setting recommends; '' when it is the recommended one. */
  whyThisWay: z.string(),
  metTeam: z.boolean(),
  metFamily: z.boolean(),
  child: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('met') }),
    z.object({ kind: z.literal('not-appropriate'), why: said }),
    z.object({ kind: z.literal('not-met') }),
  ]),
  examined: z.boolean(),
  /** Somebody says that they did not examine; where neither is said, nobody knows. Absent in the earliest records. */
  notExamined: z.boolean().optional(),
  by: said,
})
export type Seen = z.infer<typeof seenSchema>

export function seenUnit(provider: string): string {
  return `${SEEN}/${provider}`
}

/** Row 30: an opinion given by word of mouth, who heard it, and who wrote it down. `verbal/<id>` */
export const VERBAL = 'verbal'
export const verbalSchema = z.object({
  on: calendarDaySchema,
  /** The provider. */
  from: said,
  to: z.array(said).min(1),
  words: said,
  noteBy: said,
  confirmedBy: z.object({ on: calendarDaySchema, whom: said }).nullable(),
})
export type Verbal = z.infer<typeof verbalSchema>

/** The report as it was received. `report/<id>` */
export const REPORT = 'report'
export const reportSchema = z.object({
  received: calendarDaySchema,
  /** The provider. */
  from: said,
  by: said,
  /** In brief, by the letter's question numbers. */
  answers: z.array(z.object({ number: z.int().min(1), words: said })),
  /** Row 12: asked of a provider abroad; null in the UK. */
  differences: z.object({ kind: z.enum(['none', 'listed', 'not-stated']), words: z.string() }).nullable(),
  /** Rows 11 and 15: what the provider declared; null while they have not. */
  declaration: z.object({ body: z.string(), number: z.string(), interests: z.string() }).nullable(),
  /** Where the document is: its reference, and the sha256 of its bytes where we hold them. */
  document: z.object({ reference: z.string(), blob: z.string().regex(/^[0-9a-f]{64}$/).nullable() }).nullable(),
})
export type Report = z.infer<typeof reportSchema>

/** Somebody says, with a reason, that this provider will write no report. `no-report/<provider id>` */
export const NO_REPORT = 'no-report'
export const noReportSchema = z.object({ provider: said, why: said, on: calendarDaySchema, by: said })

/** Row 31: the report is in the medical notes. `filed/<report id>` */
export const FILED = 'filed'
export const filedSchema = z.discriminatedUnion('kind', [z.object({ kind: z.literal('filed'), on: calendarDaySchema, by: said, where: said }), notDone])
export type Filed = z.infer<typeof filedSchema>

/** Row 32: a reader was offered the report, in a format and a language of their own (row 37). `offered/<report id>/<reader id>` */
export const OFFERED = 'offered'
export const offeredSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offered'), on: calendarDaySchema, by: said, to: said, format: z.string(), language: z.string() }),
  notDone,
])
export type Offered = z.infer<typeof offeredSchema>

/** Row 32: a reader discussed it with the clinical team, or did not want to. `discussed/<report id>/<reader id>` */
export const DISCUSSED = 'discussed'
export const discussedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('held'), on: calendarDaySchema, by: said, with: said }),
  z.object({ kind: z.literal('declined'), on: calendarDaySchema, by: said, with: said }),
  notDone,
])
export type Discussed = z.infer<typeof discussedSchema>

/** Row 21: a parked request was looked at on a day. `review/<day>` */
export const REVIEW = 'review'
export const reviewSchema = z.object({ on: calendarDaySchema, by: said, words: z.string() })

/** Rows 34 and 35: somebody wants or offers a transfer. It changes nothing by itself. */
export const TRANSFER = 'transfer'
/** One more each time a transfer is wished again after it was not possible; absent is 1. An answer is to its own round alone. */
const round = z.int().min(1).optional()
export const transferSchema = z.object({
  wantedBy: z.enum(['family', 'young-person', 'provider', 'team']),
  name: said,
  on: calendarDaySchema,
  by: said,
  /** Row 35: the process was discussed and explained. */
  explained: personDay.nullable(),
  round,
  outcome: z.object({ kind: z.enum(['possible', 'not-possible']), reason: z.string(), on: calendarDaySchema, by: said }).nullable(),
})
export type Transfer = z.infer<typeof transferSchema>

/** What the teams say of a transfer, each for itself. `transfer-gate/<gate>` */
export const TRANSFER_GATE = 'transfer-gate'
export const transferGates = ['home-safe', 'receiving-safe', 'best-interests', 'clinical-team-agrees'] as const
export const transferGateSchema = z.object({ gate: z.enum(transferGates), yes: z.boolean(), by: said, on: calendarDaySchema, why: z.string(), round })
export type TransferGate = z.infer<typeof transferGateSchema>

/** What each of the family says of a transfer: one entry a person, as everywhere (C7). `transfer-consent/<person id>` */
export const TRANSFER_CONSENT = 'transfer-consent'
export const transferConsentSchema = z.object({ person: said, relation: z.string(), yes: z.boolean(), by: said, on: calendarDaySchema, why: z.string(), round })
export type TransferConsent = z.infer<typeof transferConsentSchema>

/** Row 34: sharing care is a question of its own, so that no answer to one of the two is ever found under the other (A14). `sharing-gate/clinical-team-agrees` */
export const SHARING_GATE = 'sharing-gate'
/** `sharing-consent/<person id>` */
export const SHARING_CONSENT = 'sharing-consent'

/** Rows 33 to 35: who cares for the child after a closed case. */
export const CARE = 'care'
export const careSchema = z.object({ kind: z.enum(['remains', 'shared', 'transferred']), on: calendarDaySchema, by: said })
export type Care = z.infer<typeof careSchema>

/** Row 2: what a meeting asked for before it can decide is here. `information/<meeting>` */
export const INFORMATION = 'information'
/** Row 2: the family was told, with the other route, that a meeting did not support it. `told/<meeting>` */
export const TOLD = 'told'
export const afterMeetingSchema = personDay.extend({ words: z.string() })

/** A call about something owed, in one line: it ends nothing, and the next one sets itself (A20). `chase/<id>` */
export const CHASE = 'chase'
export const chaseSchema = z.object({
  /** What was chased, as `chaseKey` names it. */
  about: said,
  on: calendarDaySchema,
  by: said,
  words: said,
})
export type Chase = z.infer<typeof chaseSchema>

/** The first word of every unit above. */
export const pathwayWords: readonly string[] = [
  APPROACH, PACK, DISPATCH, SEEN, VERBAL, REPORT, NO_REPORT, FILED, OFFERED, DISCUSSED, REVIEW, TRANSFER, TRANSFER_GATE, TRANSFER_CONSENT, SHARING_GATE, SHARING_CONSENT, CARE, CHASE, INFORMATION, TOLD,
]

/** Whose turn it is. */
export type OwnerRole = Extract<Role, 'consultant' | 'secretary'>
