import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inAgendaOrder, meetingSchema } from '#domain/meeting/meeting.ts'
import { aMeeting } from '../a-case.ts'

test('[M3, design 3] cases stand by key, then by case, however they came', () => {
  const items = [{ case: 'c2', key: 'a1', note: '' }, { case: 'c1', key: 'a1', note: '' }, { case: 'c3', key: 'a0V', note: '' }]
  fc.assert(
    fc.property(fc.shuffledSubarray(items, { minLength: 3 }), (shuffled) => {
      expect(inAgendaOrder(shuffled).map((item) => item.case)).toEqual(['c3', 'c1', 'c2'])
    }),
  )
})

test('[M3, design 3] ordering changes nothing in place', () => {
  const items = Object.freeze([{ case: 'c2', key: 'b', note: '' }, { case: 'c1', key: 'a', note: '' }])
  expect(inAgendaOrder(items)).toHaveLength(2)
})

test('[M1, design 3] a meeting has a day and a time of day', () => {
  expect(meetingSchema.safeParse(aMeeting()).success).toBe(true)
  expect(meetingSchema.safeParse(aMeeting({ on: '2026-02-30' })).success).toBe(false)
  expect(meetingSchema.safeParse(aMeeting({ at: '1pm' })).success).toBe(false)
})
