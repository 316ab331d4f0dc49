import type { z } from 'zod'
import { ENDED, endedSchema, HEARING, hearingSchema, HOLD, holdSchema, type Hearing, type Hold } from '../case/case-parts.ts'
import { canonicalJson } from '../basics/canonical-json.ts'
import type { JsonObject } from '../basics/json.ts'
import { erasedBy } from '../journal/erase.ts'
import type { FoldedRecord, UnitState, Version } from '../journal/fold-record.ts'
import { AGENDA, agendaSchema, CANCELLED, cancelledSchema, OPENED, openedSchema, type AgendaItem, type Cancelled } from '../meeting/meeting.ts'

/**
 * What code that must go on takes while two versions stand (design: "while unsettled"): always the more careful
 * one. "Latest" is a guess, and taken for the agenda's order only.
 */

/** Two hearing dates: the earlier one, so that no court date is missed (row 28). A restriction in either holds. */
export function meanwhileHearing(record: FoldedRecord): Hearing | null {
  const hearings = valuesOf(record, HEARING, hearingSchema)
  const earliest = [...hearings].sort((a, b) => (a.on < b.on ? -1 : 1))[0]
  if (earliest === undefined) return null
  return { ...earliest, restriction: hearings.some((hearing) => hearing.restriction) }
}

/** Parked by anyone and stable by another: parked (row 21). */
export function meanwhileHold(record: FoldedRecord): Hold | null {
  const holds = valuesOf(record, HOLD, holdSchema)
  return holds.find((hold) => hold.state === 'parked') ?? holds[0] ?? null
}

/** Ended by anyone: stop letters and chasers. */
export function meanwhileEnded(record: FoldedRecord): z.infer<typeof endedSchema> | null {
  const ended = valuesOf(record, ENDED, endedSchema)
  return ended.find((entry) => entry.how === 'died') ?? ended[0] ?? null
}

/** The cases on an agenda: one that somebody moved or took off while another moved it stays on, where it was put last. */
export function meanwhileAgenda(record: FoldedRecord): readonly AgendaItem[] {
  return [...record.units].flatMap(([unit, state]) => {
    if (!unit.startsWith(`${AGENDA}/`)) return []
    const parsed = agendaSchema.safeParse(state.kind === 'settled' ? state.value : latestPlace(record, state))
    return parsed.success ? [parsed.data] : []
  })
}

/** The place given last, by the order on screen; null when every version took the case off. */
export function latestPlace(record: Pick<FoldedRecord, 'order'>, state: Extract<UnitState, { kind: 'unsettled' }>): JsonObject | null {
  const places = new Map(state.versions.flatMap(({ act, value }) => (value === null ? [] : [[act.id, value]])))
  const last = record.order.findLast((act) => places.has(act.id))
  return last === undefined ? null : (places.get(last.id) ?? null)
}

/** Versions that put a case in two places on an agenda and say nothing else: the order needs nobody to settle it (M7). */
export function isOrderAlone(unit: string, versions: readonly Version[]): boolean {
  if (!unit.startsWith(`${AGENDA}/`) || versions.some(({ value }) => value === null)) return false
  return new Set(versions.map(({ value }) => canonicalJson({ ...value, key: null }))).size === 1
}

/** The earliest opening: computers that opened one meeting apart all did (M8). */
export function meanwhileOpened(record: FoldedRecord): z.infer<typeof openedSchema> | null {
  return [...valuesOf(record, OPENED, openedSchema)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null
}

/**
 * Cancelled while anybody says so, with the earliest reason. One that was opened took place: what is in its minutes is
 * worth more than what somebody who could not see them said of it (M23).
 */
export function meanwhileCancelled(record: FoldedRecord): Cancelled | null {
  if (meanwhileOpened(record) !== null) return null
  return [...valuesOf(record, CANCELLED, cancelledSchema)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null
}

/** Versions that nobody has to settle: the agenda's order, who opened or cancelled a meeting first (M7, M8, M23), and why two people erased the same (J22). */
export function needsNobody(unit: string, versions: readonly Version[]): boolean {
  return unit === OPENED || erasedBy(unit) !== null || isCancelledByAll(unit, versions) || isOrderAlone(unit, versions)
}

function isCancelledByAll(unit: string, versions: readonly Version[]): boolean {
  return unit === CANCELLED && versions.every(({ value }) => value !== null)
}

/** Every live version of a unit that this version can read. A withdrawn one says nothing. */
function valuesOf<T>(record: FoldedRecord, unit: string, schema: z.ZodType<T>): readonly T[] {
  const state = record.units.get(unit)
  if (state === undefined) return []
  const values = state.kind === 'settled' ? [state.value] : state.versions.map((version) => version.value)
  return values.flatMap((value) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
}
