import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { Fact, RecordRef } from '#domain/journal/act.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { AGENDA, inAgendaOrder, type AgendaItem } from '#domain/meeting/meeting.ts'
import { bankHolidaysOf } from '#domain/profile/use-profile.ts'
import { placeFor } from '#domain/rules-across/agenda-order.ts'
import { isOrderAlone, latestPlace } from '#domain/rules-across/meanwhile.ts'
import { decisionOf, readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { mayTakePlace } from '#domain/rules-across/plan-meeting.ts'
import { readMeetingFile, readTeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { summarise, type CaseSummary } from '#domain/rules-across/summaries.ts'
import { mayBeListed } from '#domain/rules-across/wait-for-meeting.ts'
import { changeUnit } from './change-unit.ts'
import { openedNow, type ActionContext, type Saved } from './context.ts'

/**
 * Every change of an agenda starts from the agenda as it is when the key is pressed: two presses in a row move a case by
 * two, and a place has nothing in it that anybody could write over unseen (M7).
 */

/** Puts a case on an agenda: last, or at the top when its hearing is near (M13, M16). One that is on it stays where it is. */
export async function putOnAgenda(context: ActionContext, meetingId: string, caseId: string): Promise<Saved> {
  const entry = await summaryNow(context, caseId)
  if (entry === null) return refuse({ kind: 'case-not-here', rule: 'M13' })
  const may = mayBeListed(entry)
  if (!may.ok) return may
  const record = await recordNow(context, { kind: 'meeting', id: meetingId })
  const team = await recordNow(context, { kind: 'team', id: context.session.team })
  const file = readMeetingFile(record)
  const { agenda, meeting } = file
  const isHeld = mayTakePlace(file)
  if (!isHeld.ok) return isHeld
  if (agenda.some((item) => item.case === caseId)) return agree([])
  const others = await Promise.all(agenda.map(async (item) => (await summaryNow(context, item.case)) ?? unknown(item.case)))
  const item = { case: caseId, key: '', note: '' }
  const order = agenda.toSpliced(placeFor(entry, others, meeting?.on ?? context.today(), bankHolidaysOf(readTeamFile(team))), 0, item)
  return place(context, record, order, caseId)
}

/** Takes a case off an agenda: its place is withdrawn and stays in the record (M15). */
export async function takeOffAgenda(context: ActionContext, meetingId: string, caseId: string): Promise<Saved> {
  const file = readCaseFile(await recordNow(context, { kind: 'case', id: caseId }))
  if ((decisionOf(file, meetingId)?.outcome ?? null) !== null) return refuse({ kind: 'case-discussed-here', rule: 'M15' })
  const record = await recordNow(context, { kind: 'meeting', id: meetingId })
  const unit = `${AGENDA}/${caseId}`
  return changeUnit(context, {
    verb: 'change-agenda',
    unit,
    opened: openedNow(record),
    meanwhile: (seen, state) => (isOrderAlone(unit, state.versions) ? latestPlace(seen, state) : null),
    facts: (_, value) => (value === null ? refuse({ kind: 'case-not-on-agenda', rule: 'M15' }) : agree(withdrawUnit(unit))),
  })
}

/** Moves a case up (-1) or down (+1) on the agenda. At either end nothing is saved. */
export async function moveCase(context: ActionContext, meetingId: string, caseId: string, by: -1 | 1): Promise<Saved> {
  const record = await recordNow(context, { kind: 'meeting', id: meetingId })
  const agenda = inAgendaOrder(readMeetingFile(record).agenda)
  const item = agenda.find((each) => each.case === caseId)
  if (item === undefined) return refuse({ kind: 'case-not-on-agenda', rule: 'M3' })
  const others = agenda.filter((each) => each.case !== caseId)
  const to = agenda.indexOf(item) + by
  if (to < 0 || to > others.length) return agree([])
  return place(context, record, others.toSpliced(to, 0, item), caseId)
}

/** Puts a whole agenda into an order that was offered and taken (M17). Cases that came on meanwhile stay last. */
export async function orderAgenda(context: ActionContext, meetingId: string, order: readonly string[]): Promise<Saved> {
  const record = await recordNow(context, { kind: 'meeting', id: meetingId })
  const { agenda } = readMeetingFile(record)
  const rank = (item: AgendaItem): number => (order.includes(item.case) ? order.indexOf(item.case) : order.length)
  const wanted = agenda.toSorted((a, b) => rank(a) - rank(b))
  if (wanted.every((item, index) => item === agenda[index])) return agree([])
  return state(context, record, rekeyed(wanted), `${AGENDA}/${wanted[0]?.case ?? ''}`)
}

/** States one case's place between its neighbours; all places where two people gave two of them one key. */
function place(context: ActionContext, record: FoldedRecord, order: readonly AgendaItem[], caseId: string): Promise<Saved> {
  const at = order.findIndex((item) => item.case === caseId)
  const [before, item, after] = [order[at - 1]?.key ?? null, order[at], order[at + 1]?.key ?? null]
  const isRoom = before === null || after === null || before < after
  const changed = isRoom && item !== undefined ? [{ ...item, key: generateKeyBetween(before, after) }] : rekeyed(order)
  return state(context, record, changed, `${AGENDA}/${caseId}`)
}

function rekeyed(order: readonly AgendaItem[]): readonly AgendaItem[] {
  const keys = generateNKeysBetween(null, null, order.length)
  return order.map((item, index) => ({ ...item, key: keys[index] ?? '' })).filter((item, index) => item.key !== order[index]?.key)
}

function state(context: ActionContext, record: FoldedRecord, items: readonly AgendaItem[], unit: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-agenda',
    unit,
    opened: openedNow(record),
    meanwhile: (seen, standing) => (isOrderAlone(unit, standing.versions) ? latestPlace(seen, standing) : null),
    facts: () => factsOf(record, items),
  })
}

/** One that somebody moved and another took off waits for a person (M7): a new order of the rest leaves it alone. */
function factsOf(record: FoldedRecord, items: readonly AgendaItem[]): Answer<readonly Fact[]> {
  const free = items.filter((item) => {
    const standing = record.units.get(`${AGENDA}/${item.case}`)
    return standing?.kind !== 'unsettled' || isOrderAlone(`${AGENDA}/${item.case}`, standing.versions)
  })
  return agree(free.flatMap((item) => stateUnit(`${AGENDA}/${item.case}`, { ...item })))
}

async function recordNow(context: ActionContext, about: RecordRef): Promise<FoldedRecord> {
  const { acts, refused } = await context.readRecord(about)
  return foldRecord(about, acts, new Set(Object.keys(refused)))
}

/** Null while the case is not on this computer. */
async function summaryNow(context: ActionContext, caseId: string): Promise<CaseSummary | null> {
  const record = await recordNow(context, { kind: 'case', id: caseId })
  const summary = record.order.length === 0 ? null : summarise(record)
  return summary?.kind === 'case' ? summary : null
}

function unknown(id: string) {
  return { id, hearing: null, disagreement: false }
}
