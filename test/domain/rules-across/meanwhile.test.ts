import { expect, test } from 'vitest'
import type { Json } from '#domain/basics/json.ts'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import { meanwhileEnded, meanwhileHearing, meanwhileHold } from '#domain/rules-across/meanwhile.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'

type Value = Readonly<Record<string, Json>> | null

/** One value of a unit, then one change on each of two laptops apart; null withdraws. */
function apart(unit: string, first: Value, ...changes: readonly Value[]) {
  const scribe = new Scribe()
  const start = scribe.laptop('Start')
  if (first !== null) start.state(unit, first)
  const laptops = changes.map((_, index) => scribe.laptop(`Laptop ${index}`))
  for (const laptop of laptops) exchange(start, laptop)
  changes.forEach((change, index) => (change === null ? laptops[index]?.write(withdrawUnit(unit)) : laptops[index]?.state(unit, change)))
  return scribe.fold()
}

const hearing = (on: string, restriction = false) => ({ on, restriction, legalContact: 'Legal team' })
const hold = (state: string) => ({ state, by: 'Dr Osei', at: '2026-10-08T09:00:00+01:00', reviewOn: null, why: '' })
const ended = (how: string) => ({ how, by: 'Dr Osei', on: '2026-10-08' })

test('[X2, row 28] of two hearing dates the earlier counts, whichever was written last', () => {
  for (const dates of [['2026-10-20', '2026-10-13'], ['2026-10-13', '2026-10-20']] as const) {
    expect(meanwhileHearing(apart('hearing', hearing('2026-10-27'), ...dates.map((on) => hearing(on))))?.on).toBe('2026-10-13')
  }
})

test('[X2, vignette V10] a reporting restriction in either holds', () => {
  expect(meanwhileHearing(apart('hearing', null, hearing('2026-10-13'), hearing('2026-10-20', true)))).toMatchObject({ on: '2026-10-13', restriction: true })
})

test('[X2, row 28] a hearing moved by one and withdrawn by another is still a hearing; withdrawn by all it is none', () => {
  expect(meanwhileHearing(apart('hearing', hearing('2026-10-13'), null, hearing('2026-10-20')))?.on).toBe('2026-10-20')
  expect(meanwhileHearing(apart('hearing', hearing('2026-10-13'), null, null))).toBeNull()
  expect(meanwhileHearing(apart('hearing', null))).toBeNull()
})

test('[X3, row 21] parked by one and stable by another is parked', () => {
  for (const states of [['parked', 'stable'], ['stable', 'parked']] as const) {
    expect(meanwhileHold(apart('hold', null, ...states.map(hold)))?.state).toBe('parked')
  }
  expect(meanwhileHold(apart('hold', hold('parked'), hold('stable')))?.state).toBe('stable')
})

test('[X4, design 3] ended by anyone stops; died goes before every other ending', () => {
  expect(meanwhileEnded(apart('ended', null, ended('closed'), ended('died')))?.how).toBe('died')
  expect(meanwhileEnded(apart('ended', ended('withdrawn'), null, ended('withdrawn')))?.how).toBe('withdrawn')
  expect(meanwhileEnded(apart('ended', ended('withdrawn'), null))).toBeNull()
})
