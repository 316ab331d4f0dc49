import { expect, test } from 'vitest'
import { readMinutes, readTime } from '#domain/meeting/read-clock.ts'

test.each([
  ['1pm', '13:00'], ['1.30 pm', '13:30'], ['13:00', '13:00'], ['13.15', '13:15'], ['0930', '09:30'], ['9am', '09:00'],
  ['12pm', '12:00'], ['12am', '00:00'], ['midday', '12:00'], ['midnight', '00:00'], [' 8:05 AM ', '08:05'],
])('[M10, domain 4.3] "%s" is read as %s', (typed, time) => {
  expect(readTime(typed)).toEqual({ ok: true, value: time })
})

test.each(['', '1', '13', '25:00', '13:60', '13pm', '0am', 'one', '1pm sharp'])('[M10, domain 4.3] "%s" is not guessed', (typed) => {
  expect(readTime(typed)).toMatchObject({ refusal: { kind: 'meeting-time-not-understood', rule: 'M10' } })
})

test('[M10, domain 4.3] minutes are a whole number that somebody could sit through', () => {
  expect(readMinutes('60')).toEqual({ ok: true, value: 60 })
  expect(readMinutes(' 90 min')).toEqual({ ok: true, value: 90 })
  for (const typed of ['', '0', '481', '1h', '-5']) expect(readMinutes(typed)).toMatchObject({ refusal: { rule: 'M10' } })
})
