import { beforeEach, describe, expect, it } from 'vitest'
import { changeUnit } from '#actions/change-unit.ts'
import { moveCase, orderAgenda, putOnAgenda, takeOffAgenda } from '#actions/change-agenda.ts'
import { openedNow } from '#actions/context.ts'
import { carryOver, parkInMeeting, redirectCase } from '#actions/end-discussion.ts'
import { openMeeting } from '#actions/open-meeting.ts'
import { planMeeting } from '#actions/plan-meeting.ts'
import { recordOutcome } from '#actions/record-outcome.ts'
import { takeBack } from '#actions/take-back.ts'
import { agree } from '#domain/basics/answer.ts'
import type { JsonObject } from '#domain/basics/json.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { lastOwnEntry } from '#domain/rules-across/take-back.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'meeting', id: 'next' } as const
const typed = { name: 'Complex cases MDT', on: 'thu', at: '1pm', room: 'B2', minutes: '60' }
const hold = { state: 'parked', by: 'Dr Sheikh', at: '2026-10-08T11:26:00.000Z', reviewOn: '2026-10-09', why: '' }
let chair: LaptopAtWork
let secretary: LaptopAtWork

const meeting = async (laptop = chair) => readMeetingFile(await laptop.record(about))
const order = async (laptop = chair) => (await meeting(laptop)).agenda.map((item) => item.case)
const opened = async (laptop = chair) => openedNow(await laptop.record(about))
const caseOf = async (id: string, laptop = chair) => laptop.record({ kind: 'case', id })

/** States one unit of a case, as its screens would. */
async function write(id: string, unit: string, value: JsonObject, laptop = chair): Promise<void> {
  const answer = await changeUnit(laptop.context, { verb: 'change-case', unit, opened: openedNow(await caseOf(id, laptop)), facts: () => agree(stateUnit(unit, value)) })
  expect(answer.ok).toBe(true)
}

async function aCase(id: string): Promise<void> {
  await write(id, 'subject', { patient: `p-${id}`, reference: id, leadConsultant: { user: 'dr.abena.osei', name: 'Dr Abena Osei' } })
}

async function putOn(...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await aCase(id)
    expect(await putOnAgenda(chair.context, about.id, id)).toMatchObject({ ok: true })
  }
}

beforeEach(async () => {
  chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  secretary = await aLaptopAtWork('Priya Raman', 'secretary')
  await planMeeting(chair.context, { about, after: [] }, typed)
})

describe('planning a meeting', () => {
  it('[M10] what is typed is kept as a day, a time and minutes', async () => {
    expect((await meeting()).meeting).toEqual({ name: 'Complex cases MDT', on: '2026-10-15', at: '13:00', room: 'B2', minutes: 60 })
  })

  it('[M10] a day that has passed is refused and nothing is saved', async () => {
    expect(await planMeeting(chair.context, await opened(), { ...typed, on: '1 10 2026' })).toMatchObject({ refusal: { kind: 'meeting-day-in-the-past' } })
    expect(await chair.acts()).toHaveLength(1)
  })

  it('[M12] day and room change until the meeting is opened', async () => {
    expect(await planMeeting(chair.context, await opened(), { ...typed, on: 'fri', room: 'C1' })).toMatchObject({ ok: true })
    expect((await meeting()).meeting).toMatchObject({ on: '2026-10-09', room: 'C1' })
    await openMeeting(chair.context, await opened())
    expect(await planMeeting(chair.context, await opened(), typed)).toMatchObject({ refusal: { kind: 'meeting-opened-already', rule: 'M12' } })
  })

  it('[J3, M12] a day two people changed apart is settled by a person', async () => {
    await secretary.receiveFrom(chair)
    await planMeeting(chair.context, await opened(), { ...typed, on: '+8' })
    await planMeeting(secretary.context, await opened(secretary), { ...typed, on: '+9' })
    await chair.receiveFrom(secretary)
    expect((await meeting()).meeting).toBeNull()
    expect((await meeting()).record.units.get('meeting')).toMatchObject({ kind: 'unsettled' })
  })

  it('[J12] a member of the team does not plan', async () => {
    const member = await aLaptopAtWork('Dr Nia Rowlands', 'member')
    expect(await planMeeting(member.context, { about, after: [] }, typed)).toMatchObject({ refusal: { kind: 'role-may-not' } })
  })
})

describe('building an agenda', () => {
  it('[M3] cases go on last, once each, and move one place at each press, however quickly', async () => {
    await putOn('a', 'b', 'c')
    expect(await putOnAgenda(chair.context, about.id, 'a')).toEqual({ ok: true, value: [] })
    expect(await order()).toEqual(['a', 'b', 'c'])
    await moveCase(chair.context, about.id, 'c', -1)
    await moveCase(chair.context, about.id, 'c', -1)
    expect(await order()).toEqual(['c', 'a', 'b'])
    expect(await moveCase(chair.context, about.id, 'c', -1)).toEqual({ ok: true, value: [] })
  })

  it('[M3] two cases with one place between them can still be moved past each other', async () => {
    await putOn('a')
    await secretary.receiveFrom(chair)
    await aCase('b')
    await putOnAgenda(chair.context, about.id, 'b')
    await write('c', 'subject', { patient: 'p-c', reference: 'c', leadConsultant: { user: '', name: 'Dr Osei' } }, secretary)
    await putOnAgenda(secretary.context, about.id, 'c')
    await chair.receiveFrom(secretary)
    expect(new Set((await meeting()).agenda.map(({ key }) => key)).size).toBe(2)
    expect(await moveCase(chair.context, about.id, 'a', 1)).toMatchObject({ ok: true })
    expect(await order()).toEqual(['b', 'a', 'c'])
  })

  it('[M13, row 21] a parked case is not put on, and the answer is in words', async () => {
    await aCase('amelia')
    await write('amelia', 'hold', hold)
    expect(await putOnAgenda(chair.context, about.id, 'amelia')).toMatchObject({ refusal: { kind: 'parked-not-listed', rule: 'M13' } })
    expect(await order()).toEqual([])
  })

  it('[M13] a case that is not on this computer is not put on', async () => {
    expect(await putOnAgenda(chair.context, about.id, 'nowhere')).toMatchObject({ refusal: { kind: 'case-not-here' } })
  })

  it('[M15] taken off, a case stays in the record and can be put on again', async () => {
    await putOn('a', 'b')
    expect(await takeOffAgenda(chair.context, about.id, 'a')).toMatchObject({ ok: true })
    expect(await order()).toEqual(['b'])
    expect((await meeting()).record.units.has('agenda/a')).toBe(true)
    expect(await takeOffAgenda(chair.context, about.id, 'a')).toMatchObject({ refusal: { kind: 'case-not-on-agenda' } })
    expect(await putOnAgenda(chair.context, about.id, 'a')).toMatchObject({ ok: true })
    expect(await order()).toEqual(['b', 'a'])
  })

  it('[M15, row 14] one the meeting has an outcome for stays on', async () => {
    await putOn('a')
    await recordOutcome(chair.context, openedNow(await caseOf('a')), about.id, { outcome: 'agreed', sentence: 'Ask Severnside.', rationale: '', more: null, quorate: true })
    expect(await takeOffAgenda(chair.context, about.id, 'a')).toMatchObject({ refusal: { kind: 'case-discussed-here', rule: 'M15' } })
    expect(await order()).toEqual(['a'])
  })

  it('[M16, vignette V10] a case before the courts goes to the top, and the chair can move it', async () => {
    await putOn('a', 'b')
    await aCase('rhys')
    await write('rhys', 'hearing', { on: '2026-10-20', legalContact: 'Mrs Pettifer', restriction: true })
    await putOnAgenda(chair.context, about.id, 'rhys')
    expect(await order()).toEqual(['rhys', 'a', 'b'])
    await moveCase(chair.context, about.id, 'rhys', 1)
    expect(await order()).toEqual(['a', 'rhys', 'b'])
  })

  it('[M17] an order that was offered is taken in one entry; what came on since stays last', async () => {
    await putOn('a', 'b', 'c', 'd')
    const before = (await chair.acts()).length
    expect(await orderAgenda(chair.context, about.id, ['c', 'a', 'b'])).toMatchObject({ ok: true })
    expect(await order()).toEqual(['c', 'a', 'b', 'd'])
    expect(await chair.acts()).toHaveLength(before + 1)
    expect(await orderAgenda(chair.context, about.id, ['c', 'a', 'b', 'd'])).toEqual({ ok: true, value: [] })
  })

  it('[M7, M17] a new order does not settle what somebody moved and another took off', async () => {
    await putOn('a', 'b', 'c')
    await secretary.receiveFrom(chair)
    await moveCase(chair.context, about.id, 'a', 1)
    await takeOffAgenda(secretary.context, about.id, 'a')
    await chair.receiveFrom(secretary)
    await orderAgenda(chair.context, about.id, ['c', 'b', 'a'])
    expect((await meeting()).record.units.get('agenda/a')).toMatchObject({ kind: 'unsettled' })
  })
})

describe('how a case ends in the room', () => {
  const minute = async (id: string) => ({ opened: openedNow(await caseOf(id)), meeting: about.id, quorate: true })

  it('[M20, vignette V11] parked in one entry, which can be taken back as one', async () => {
    await putOn('a')
    const before = (await chair.acts()).length
    expect(await parkInMeeting(chair.context, await minute('a'), 'In theatre')).toMatchObject({ ok: true })
    expect(await chair.acts()).toHaveLength(before + 1)
    expect(readCaseFile(await caseOf('a'))).toMatchObject({ hold: { state: 'parked', why: 'In theatre' }, decisions: [{ outcome: 'deferred-urgent' }] })
    expect(await parkInMeeting(chair.context, await minute('a'), '')).toMatchObject({ refusal: { kind: 'parked-already' } })
    const entry = lastOwnEntry(await caseOf('a'), chair.context.session.vault)
    expect(await takeBack(chair.context, openedNow(await caseOf('a')), entry?.id ?? '')).toMatchObject({ ok: true })
    expect(readCaseFile(await caseOf('a'))).toMatchObject({ hold: null, decisions: [] })
  })

  it('[M21] carried over, with the reason', async () => {
    await putOn('a')
    expect(await carryOver(chair.context, await minute('a'), '')).toMatchObject({ refusal: { kind: 'deferred-needs-a-reason' } })
    expect(await carryOver(chair.context, await minute('a'), 'no time')).toMatchObject({ ok: true })
    expect(readCaseFile(await caseOf('a')).decisions).toMatchObject([{ outcome: 'deferred', more: { what: 'no time' } }])
  })

  it('[M22, row 29] redirected: the route is the lead consultant’s, and a task is owed', async () => {
    await putOn('a')
    expect(await redirectCase(chair.context, await minute('a'), { what: 'A healer', by: 'fri' })).toMatchObject({ ok: true })
    expect(readCaseFile(await caseOf('a'))).toMatchObject({ route: 'non-expert', decisions: [{ outcome: 'redirected' }], tasks: [{ due: '2026-10-09', owner: { name: 'Dr Abena Osei' } }] })
  })

  it('[D3, M14] by when is kept as the day it was on that day', async () => {
    await putOn('a')
    const more = { what: 'CT', who: 'Radiology', by: 'tue' }
    await recordOutcome(chair.context, openedNow(await caseOf('a')), about.id, { outcome: 'more-information', sentence: 'We need the CT.', rationale: '', more, quorate: true })
    expect(readCaseFile(await caseOf('a')).decisions).toMatchObject([{ more: { by: '13 October 2026' } }])
  })
})
