import { expect, test } from 'vitest'
import { daysTaken } from '#domain/figures/days-taken.ts'
import { aCounted, noDays } from './a-counted-case.ts'

const step = { from: 'requested', to: 'agreed' } as const

function agreedAfter(...agreed: readonly (string | null)[]) {
  return agreed.map((day) => aCounted({ days: { ...noDays, requested: '2026-10-20', agreed: day } }))
}

test('[F5, domain 4.3] the median is the middle one, or halfway between the middle two; the clocks change no day', () => {
  expect(daysTaken(agreedAfter('2026-10-21', '2026-10-29', '2026-10-22'), step)).toMatchObject({ finished: 3, shortest: 1, median: 2, longest: 9 })
  expect(daysTaken(agreedAfter('2026-10-20', '2026-10-23'), step)).toMatchObject({ shortest: 0, median: 1.5, longest: 3 })
  expect(daysTaken(agreedAfter('2026-10-26'), step)).toMatchObject({ median: 6, longest: 6 })
})

test('[F5, domain 4.3] of none there is no median, no shortest and no longest', () => {
  expect(daysTaken([], step)).toMatchObject({ finished: 0, median: null, shortest: null, longest: null })
  expect(daysTaken(agreedAfter(null), step)).toMatchObject({ finished: 0, median: null, waiting: 1 })
})

test('[F5, F4] what gives no number of days is counted by why', () => {
  const later = { from: 'signed', to: 'sent' } as const
  expect(daysTaken(agreedAfter('2026-10-19'), step)).toMatchObject({ finished: 0, wrongOrder: 1, median: null })
  expect(daysTaken([aCounted({ days: noDays })], step)).toMatchObject({ notRecorded: 1, notBegun: 0 })
  expect(daysTaken([aCounted({ days: noDays })], later)).toMatchObject({ notBegun: 1 })
  expect(daysTaken([aCounted({ days: { ...noDays, sent: '2026-10-20' } })], later)).toMatchObject({ notRecorded: 1 })
  expect(daysTaken([aCounted({}, { ended: 'withdrawn' })], step)).toMatchObject({ stopped: 1, waiting: 0 })
})
