import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { mayChangePlan, planWarnings, readMeetingDay, readPlan } from '#domain/rules-across/plan-meeting.ts'

const today = '2026-10-08'
const typed = { name: ' Complex  cases MDT', on: 'thu', at: '1pm', room: 'Seminar room B2', minutes: '60' }

test('[M10, domain 4.3] a plan is read as it is typed', () => {
  expect(readPlan(typed, today)).toEqual({ ok: true, value: { name: 'Complex cases MDT', on: '2026-10-15', at: '13:00', room: 'Seminar room B2', minutes: 60 } })
})

test('[M10, domain 4.3] all that is wrong is said at once, in the order of the boxes', () => {
  const plan = readPlan({ name: ' ', on: '', at: '1', room: '', minutes: 'long' }, today)
  expect(plan.ok ? [] : plan.problems.map(({ field }) => field)).toEqual(['name', 'on', 'at', 'room', 'minutes'])
})

test.each([
  ['+7', '2026-10-15'], ['15/10', '2026-10-15'], ['15 10 2026', '2026-10-15'], ['15 October 2026', '2026-10-15'], ['15 oct', '2026-10-15'], ['today', today],
])('[M10, domain 4.3] the day "%s" is %s', (day, on) => {
  expect(readMeetingDay(day, today)).toEqual({ ok: true, value: on })
})

test('[M10, domain 4.3] a day that has passed is refused, and one nobody can read is not guessed', () => {
  for (const day of ['2026-10-07', '7 10 2026', '1 October 2026']) expect(readMeetingDay(day, today)).toMatchObject({ refusal: { kind: 'meeting-day-in-the-past', rule: 'M10' } })
  for (const day of ['', ' ', 'soon', '31 2 2027', '15/10/26']) expect(readMeetingDay(day, today)).toMatchObject({ refusal: { kind: 'meeting-day-not-understood', rule: 'M10' } })
})

test('[M11, domain 4.3] a weekend, a bank holiday and a taken day are said', () => {
  const other = { id: 'm2', name: 'Complex cases MDT', on: '2026-12-28', at: '13:00' }
  const kinds = (on: string, self: string | null = null) => planWarnings(on, self, [other], englishBankHolidays).map(({ kind }) => kind)
  expect(kinds('2026-10-15')).toEqual([])
  expect(kinds('2026-10-17')).toEqual(['weekend'])
  expect(kinds('2026-12-28')).toEqual(['bank-holiday', 'day-taken'])
  expect(kinds('2026-12-28', 'm2'), 'a meeting does not stand in its own way').toEqual(['bank-holiday'])
})

test('[M12, domain 4.1] a plan is changed until the meeting is opened', () => {
  expect(mayChangePlan({ opened: null, cancelled: null }).ok).toBe(true)
  expect(mayChangePlan({ opened: { at: '2026-10-08T12:01:00.000Z', by: 'Dr Osei' }, cancelled: null })).toMatchObject({ refusal: { kind: 'meeting-opened-already', rule: 'M12' } })
})
