import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '#domain/basics/calendar.ts'
import { checkOwner, checkTask, isLate, readDueDay } from '#domain/task/task.ts'
import { aTask } from '../a-case.ts'

const thursday = '2026-10-08'

test('[T1, design 3] a task says what and who', () => {
  expect(checkTask(aTask()).ok).toBe(true)
  expect(checkTask(aTask({ what: ' ' }))).toMatchObject({ refusal: { kind: 'task-needs-what', rule: 'T1' } })
  expect(checkTask(aTask({ owner: { user: '', name: ' ' } }))).toMatchObject({ refusal: { kind: 'task-needs-an-owner', rule: 'T1' } })
})

test.each([
  ['today', '2026-10-08'], ['', '2026-10-08'], ['Tomorrow', '2026-10-09'], ['+5', '2026-10-13'],
  ['fri', '2026-10-09'], ['Friday', '2026-10-09'], ['thu', '2026-10-15'], ['we', '2026-10-14'],
  ['9/10', '2026-10-09'], ['8/10', '2026-10-08'], ['7/10', '2027-10-07'], ['9.10', '2026-10-09'],
  ['9 oct', '2026-10-09'], ['9 octob', '2026-10-09'], ['1 sept', '2027-09-01'], ['9 October', '2026-10-09'], ['1 jan', '2027-01-01'], ['2026-12-24', '2026-12-24'],
])('[T2, design 3] on Thursday 8 October 2026 "%s" is %s', (typed, day) => {
  expect(readDueDay(typed, thursday)).toEqual({ ok: true, value: day })
})

test.each(['t', 'someday', '32/10', '31/11', '9/13', '0/10', '9 foo', '9 octopus', '9 mayor', '+', '10'])('[T2, design 3] "%s" is not guessed at', (typed) => {
  expect(readDueDay(typed, thursday)).toMatchObject({ ok: false, refusal: { kind: 'due-day-not-understood', rule: 'T2' } })
})

test('[T2, design 3] a weekday is always the next one, never today', () => {
  fc.assert(
    fc.property(fc.nat({ max: 20_000 }), fc.nat({ max: 6 }), (from, ahead) => {
      const today = addDays('2000-01-01', from)
      const answer = readDueDay(weekdayOf(addDays(today, ahead)), today)
      expect(answer.ok && daysBetween(today, answer.value)).toBe(ahead === 0 ? 7 : ahead)
    }),
  )
})

test('[T3, design 3] a task is late the day after its day, until it is done', () => {
  const task = aTask({ due: thursday })
  expect([isLate(task, thursday), isLate(task, '2026-10-09')]).toEqual([false, true])
  expect(isLate({ ...task, done: { on: '2026-10-20', by: 'Sam Lee' } }, '2026-10-21')).toBe(false)
})

test('[T2, domain 4.1] a day that has passed is refused, not moved', () => {
  expect(readDueDay('2026-10-07', thursday)).toMatchObject({ ok: false, refusal: { kind: 'due-day-in-the-past', rule: 'T2' } })
  expect(readDueDay('2026-10-08', thursday)).toEqual({ ok: true, value: thursday })
})

test('[T1, domain 4.1] an action goes to a member, or to somebody outside the team by their whole name', () => {
  expect(checkOwner({ user: 'lee', name: 'Sam' }).ok).toBe(true)
  expect(checkOwner({ user: '', name: 'Jo Marsh, community nurse' }).ok).toBe(true)
  expect(checkOwner({ user: '', name: ' zzz ' })).toMatchObject({ refusal: { kind: 'task-owner-not-known', rule: 'T1', name: 'zzz' } })
})
