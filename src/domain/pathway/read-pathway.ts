import type { z } from 'zod'
import type { CalendarDay } from '../basics/calendar.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { inOrder } from '../journal/in-order.ts'
import { readItems, settledValue } from '../journal/state-unit.ts'
import * as parts from './pathway-parts.ts'

/** An act for one reader of one report. */
type OfReader<T> = T & { readonly report: string; readonly reader: string }
type WithId<T> = T & { readonly id: string }

/** What happened to a case after its decision: every settled part, typed. Unsettled parts are absent and stand as cards. */
export interface Pathway {
  readonly approaches: readonly parts.Approach[]
  readonly pack: readonly WithId<parts.PackItem>[]
  readonly dispatches: readonly parts.Dispatch[]
  readonly seen: readonly parts.Seen[]
  readonly verbals: readonly WithId<parts.Verbal>[]
  readonly reports: readonly WithId<parts.Report>[]
  readonly noReports: readonly z.infer<typeof parts.noReportSchema>[]
  readonly filed: ReadonlyMap<string, parts.Filed>
  readonly offered: readonly OfReader<parts.Offered>[]
  readonly discussed: readonly OfReader<parts.Discussed>[]
  readonly reviews: readonly z.infer<typeof parts.reviewSchema>[]
  readonly transfer: parts.Transfer | null
  readonly gates: readonly parts.TransferGate[]
  readonly transferConsents: readonly WithId<parts.TransferConsent>[]
  /** What was said of sharing care, which says nothing of a transfer (A14). */
  readonly sharingGates: readonly WithId<parts.TransferGate>[]
  readonly sharingConsents: readonly WithId<parts.TransferConsent>[]
  readonly care: parts.Care | null
  /** The meetings whose information is here, and those whose family was told. */
  readonly informed: ReadonlySet<string>
  readonly told: ReadonlySet<string>
  /** In the order they were logged. */
  readonly chases: readonly WithId<parts.Chase>[]
  /** The units among these that wait for a person to settle them. */
  readonly unsettled: readonly string[]
}

export function readPathway(record: FoldedRecord): Pathway {
  const values = <T>(prefix: string, schema: z.ZodType<T>): readonly T[] => readItems(record, prefix, schema).map((item) => item.value)
  const withId = <T>(prefix: string, schema: z.ZodType<T>): readonly WithId<T>[] => readItems(record, prefix, schema).map((item) => ({ ...item.value, id: item.key }))
  const ofReaders = <T>(prefix: string, schema: z.ZodType<T>): readonly OfReader<T>[] =>
    readItems(record, prefix, schema).map((item) => ({ ...item.value, ...readerIn(item.key) }))
  const transfer = settledValue(record, parts.TRANSFER, parts.transferSchema)
  const isOfThisWish = (said: { readonly round?: number | undefined }): boolean => roundOf(said) === roundOf(transfer)
  return {
    approaches: values(parts.APPROACH, parts.approachSchema),
    pack: inOrder(readItems(record, parts.PACK, parts.packItemSchema)),
    dispatches: values(parts.DISPATCH, parts.dispatchSchema),
    seen: values(parts.SEEN, parts.seenSchema),
    verbals: withId(parts.VERBAL, parts.verbalSchema),
    reports: withId(parts.REPORT, parts.reportSchema),
    noReports: values(parts.NO_REPORT, parts.noReportSchema),
    filed: new Map(readItems(record, parts.FILED, parts.filedSchema).map((item) => [item.key, item.value])),
    offered: ofReaders(parts.OFFERED, parts.offeredSchema),
    discussed: ofReaders(parts.DISCUSSED, parts.discussedSchema),
    reviews: values(parts.REVIEW, parts.reviewSchema),
    transfer,
    gates: values(parts.TRANSFER_GATE, parts.transferGateSchema).filter(isOfThisWish),
    transferConsents: withId(parts.TRANSFER_CONSENT, parts.transferConsentSchema).filter(isOfThisWish),
    sharingGates: ofSharing(record, parts.SHARING_GATE, parts.TRANSFER_GATE, parts.transferGateSchema),
    sharingConsents: ofSharing(record, parts.SHARING_CONSENT, parts.TRANSFER_CONSENT, parts.transferConsentSchema),
    care: settledValue(record, parts.CARE, parts.careSchema),
    informed: new Set(readItems(record, parts.INFORMATION, parts.afterMeetingSchema).map((item) => item.key)),
    told: new Set(readItems(record, parts.TOLD, parts.afterMeetingSchema).map((item) => item.key)),
    chases: withId(parts.CHASE, parts.chaseSchema),
    unsettled: [...record.units].filter(([unit, state]) => state.kind === 'unsettled' && parts.pathwayWords.includes(unit.split('/')[0] ?? '')).map(([unit]) => unit),
  }
}

export function roundOf(said: { readonly round?: number | undefined } | null): number {
  return said?.round ?? 1
}

/**
 * Older records have sharing among the answers to a transfer: where nobody ever wanted one, and after the only one was found not
 * possible, they can be to nothing else. Since then an answer to a transfer names its round.
 */
function ofSharing<T extends { readonly round?: number | undefined; readonly on: CalendarDay }>(record: FoldedRecord, prefix: string, older: string, schema: z.ZodType<T>): readonly WithId<T>[] {
  const said = readItems(record, prefix, schema)
  const transfer = settledValue(record, parts.TRANSFER, parts.transferSchema)
  const over = roundOf(transfer) === 1 && transfer?.outcome?.kind === 'not-possible' ? transfer.outcome.on : null
  const isOfSharing = ({ round, on }: T): boolean => !record.units.has(parts.TRANSFER) || (round === undefined && over !== null && on > over)
  const before = readItems(record, older, schema).filter(({ key, value }) => isOfSharing(value) && !record.units.has(`${prefix}/${key}`))
  return [...said, ...before].map(({ key, value }) => ({ ...value, id: key }))
}

/** `<report id>/<reader id>`, the ids being without a slash. */
function readerIn(key: string): { readonly report: string; readonly reader: string } {
  const [report = '', reader = ''] = key.split('/')
  return { report, reader }
}
