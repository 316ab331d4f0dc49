import { beforeEach, expect, test } from 'vitest'
import { cancelMeeting, holdAfterAll } from '#actions/cancel-meeting.ts'
import { putOnAgenda, takeOffAgenda } from '#actions/change-agenda.ts'
import { changeUnit } from '#actions/change-unit.ts'
import { openedNow } from '#actions/context.ts'
import { openMeeting } from '#actions/open-meeting.ts'
import { planMeeting } from '#actions/plan-meeting.ts'
import { agree } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'meeting', id: 'next' } as const
const typed = { name: 'Complex cases MDT', on: 'thu', at: '1pm', room: 'B2', minutes: '60' }
let chair: LaptopAtWork
let secretary: LaptopAtWork

const meeting = async (laptop = chair) => readMeetingFile(await laptop.record(about))
const opened = async (laptop = chair) => openedNow(await laptop.record(about))
const cancel = async (reason: string, laptop = chair) => cancelMeeting(laptop.context, await opened(laptop), reason)

beforeEach(async () => {
  chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  secretary = await aLaptopAtWork('Priya Raman', 'secretary')
  const subject = { patient: 'p1', reference: 'C-0101', leadConsultant: { user: 'dr.abena.osei', name: 'Dr Abena Osei' } }
  await changeUnit(chair.context, { verb: 'add-case', unit: 'subject', opened: { about: { kind: 'case', id: 'c1' }, after: [] }, facts: () => agree(stateUnit('subject', subject)) })
  await planMeeting(chair.context, { about, after: [] }, typed)
  await putOnAgenda(chair.context, about.id, 'c1')
})

test('[M23, domain 4.3] cancelled with a reason, a meeting keeps its record and is not opened, changed or given cases', async () => {
  expect(await cancel('  ')).toMatchObject({ refusal: { kind: 'cancelling-needs-a-reason', rule: 'M23' } })
  expect(await cancel('The chair is ill')).toMatchObject({ ok: true })
  expect(await meeting()).toMatchObject({ meeting: { room: 'B2' }, agenda: [{ case: 'c1' }], cancelled: { reason: 'The chair is ill', by: 'Dr Abena Osei' } })
  expect(summarise(await chair.record(about))).toMatchObject({ cases: ['c1'], cancelled: { reason: 'The chair is ill' } })
  const refused = { refusal: { kind: 'meeting-cancelled', rule: 'M23' } }
  expect(await openMeeting(chair.context, await opened())).toMatchObject(refused)
  expect(await planMeeting(chair.context, await opened(), typed)).toMatchObject(refused)
  expect(await putOnAgenda(chair.context, about.id, 'c1')).toMatchObject(refused)
  expect(await cancel('Once more')).toMatchObject(refused)
  expect(await takeOffAgenda(chair.context, about.id, 'c1'), 'a case nobody wants discussed any more').toMatchObject({ ok: true })
})

test('[M23, domain 4.3] it takes place after all', async () => {
  expect(await holdAfterAll(chair.context, await opened())).toMatchObject({ refusal: { kind: 'meeting-not-cancelled', rule: 'M23' } })
  await cancel('The chair is ill')
  expect(await holdAfterAll(chair.context, await opened())).toMatchObject({ ok: true })
  expect((await meeting()).cancelled).toBeNull()
  expect(await openMeeting(chair.context, await opened())).toMatchObject({ ok: true })
  expect(await cancel('Too late')).toMatchObject({ refusal: { kind: 'meeting-opened-already', rule: 'M23' } })
})

test('[M23, domain 4.3] cancelled by two people apart needs nobody to settle it, and takes place after all by one key', async () => {
  await secretary.receiveFrom(chair)
  await cancel('The chair is ill')
  await cancel('No quorum', secretary)
  await chair.receiveFrom(secretary)
  expect(cardsOf(await chair.record(about))).toEqual([])
  expect((await meeting()).cancelled).not.toBeNull()
  expect(await holdAfterAll(chair.context, await opened())).toMatchObject({ ok: true })
  expect((await meeting()).cancelled).toBeNull()
})

test('[M23, domain 4.3] one that was opened where nobody could see it cancelled took place', async () => {
  await secretary.receiveFrom(chair)
  await cancel('No quorum', secretary)
  await openMeeting(chair.context, await opened())
  await chair.receiveFrom(secretary)
  expect(await meeting()).toMatchObject({ cancelled: null, opened: { by: 'Dr Abena Osei' } })
})

test('[M23, J12] who may not plan may not cancel', async () => {
  const observer = await aLaptopAtWork('Sam Reed', 'observer')
  await observer.receiveFrom(chair)
  expect(await cancel('No quorum', observer)).toMatchObject({ refusal: { kind: 'role-may-not' } })
})
