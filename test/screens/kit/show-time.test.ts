import { describe, expect, it } from 'vitest'
import { counted, dayOf, showDay, showDayAndTime, showMoment, showRecent, showSignedAt, showTime } from '#screens/kit/show-time.ts'

describe('times as the NHS writes them', () => {
  it('shows the time in the United Kingdom, in summer and in winter', () => {
    expect(showTime('2026-10-08T12:20:00Z')).toBe('1:20pm')
    expect(showTime('2026-12-08T12:20:00Z')).toBe('12:20pm')
    expect(showTime('2026-10-08T08:00:00Z')).toBe('9am')
    expect(showTime('2026-12-08T12:00:00Z')).toBe('midday')
    expect(showTime('2026-10-07T23:00:00Z')).toBe('midnight')
    expect(showTime('2026-10-07T23:05:00Z')).toBe('12:05am')
    expect(showTime('2026-10-08T14:20:00+02:00')).toBe('1:20pm')
  })

  it('takes the day from the same clock', () => {
    expect(dayOf('2026-10-07T23:30:00Z')).toBe('2026-10-08')
    expect(dayOf('2026-12-07T23:30:00Z')).toBe('2026-12-07')
    expect(showDay('2026-10-08T12:20:00Z')).toBe('8 October 2026')
    expect(showDayAndTime('2026-10-09T08:01:00Z')).toBe('Friday 9 October, 9:01am')
    expect(showSignedAt('2026-10-08T12:58:00Z')).toBe('8 October 2026, 1:58pm')
  })

  it('says no more of a moment than is needed', () => {
    const now = '2026-10-09T08:05:00Z'
    expect(showMoment('2026-10-09T08:01:00Z', now)).toBe('9:01am')
    expect(showMoment('2026-10-08T12:20:00Z', now)).toBe('Thursday 8 October, 1:20pm')
    expect(showMoment('2025-10-08T12:20:00Z', now)).toBe('8 October 2025, 1:20pm')
    expect(showRecent('2026-10-08T12:20:00Z', now)).toBe('yesterday 1:20pm')
    expect(showRecent('2026-10-02T12:20:00Z', now)).toBe('Fri 2 October, 1:20pm')
  })

  it('counts', () => {
    expect([counted(1, 'entry', 'entries'), counted(2, 'entry', 'entries'), counted(1204, 'case')]).toEqual(['1 entry', '2 entries', '1,204 cases'])
  })
})
