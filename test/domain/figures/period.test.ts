import { describe, expect, test } from 'vitest'
import { isIn, monthsOf, monthWords, periodOf, periodWords, readPeriod } from '#domain/figures/period.ts'

const today = '2026-10-08'

describe('the days that are counted', () => {
  test('[F1, domain 4.3] months are the calendar’s, and a period ends today', () => {
    expect(periodOf('this-month', today)).toEqual({ from: '2026-10-01', to: today })
    expect(periodOf('last-3-months', today)).toEqual({ from: '2026-08-01', to: today })
    expect(periodOf('last-3-months', '2026-01-31')).toEqual({ from: '2025-11-01', to: '2026-01-31' })
    expect(periodOf('this-year', today)).toEqual({ from: '2026-01-01', to: today })
    expect(periodOf('all', today)).toEqual({ from: null, to: null })
  })

  test('[F1, domain 4.3] typed days are read as people type them, an empty one is open, and what cannot be is refused', () => {
    expect(readPeriod('1 4 2026', '30/9/2026', today)).toEqual({ ok: true, value: { from: '2026-04-01', to: '2026-09-30' } })
    expect(readPeriod('', '', today)).toEqual({ ok: true, value: { from: null, to: null } })
    expect(readPeriod('soon', '', today)).toMatchObject({ refusal: { kind: 'period-begins-not-understood' } })
    expect(readPeriod('', '31 2 2026', today)).toMatchObject({ refusal: { kind: 'period-ends-not-understood' } })
    expect(readPeriod('2 4 2026', '1 4 2026', today)).toMatchObject({ refusal: { kind: 'period-backwards' } })
  })

  test('[F1, domain 4.3] a day that is not known is in no period with an end', () => {
    expect(isIn({ from: null, to: null }, null)).toBe(true)
    expect(isIn({ from: '2026-01-01', to: null }, null)).toBe(false)
  })

  test('[F1, domain 4.3] the months between stand in the row too', () => {
    expect(monthsOf(['2026-02-10', '2025-12-31'])).toEqual(['2025-12', '2026-01', '2026-02'])
    expect(monthsOf([])).toEqual([])
    expect(monthWords('2026-02')).toBe('February 2026')
    expect(periodWords({ from: '2026-04-01', to: today })).toBe('1 April 2026 to 8 October 2026')
  })
})
