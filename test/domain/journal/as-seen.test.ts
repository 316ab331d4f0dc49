import { expect, test } from 'vitest'
import { actsAsSeen, afterFor } from '#domain/journal/as-seen.ts'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { refusedUnit } from '#domain/journal/refused.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { aCase, actId, anAct, exchange, Scribe } from '../../builders/an-act.ts'

test('[J18, design 3] what somebody had before them is what they opened and everything in its past', () => {
  const acts = [anAct({ n: 1 }), anAct({ n: 2, after: [actId(1)] }), anAct({ n: 3, after: [actId(1)] }), anAct({ n: 4, after: [actId(2), actId(3)] })]
  const seenFrom = (...heads: readonly number[]) => actsAsSeen(acts, heads.map(actId)).map((act) => act.id)
  expect(seenFrom(2)).toEqual([actId(1), actId(2)])
  expect(seenFrom(4)).toEqual([1, 2, 3, 4].map(actId))
  expect(seenFrom()).toEqual([])
  expect(seenFrom(9)).toEqual([])
})

test('[J20, design 3] what somebody had before them reaches past a refused entry that never arrived', () => {
  const acts = [anAct({ n: 1 }), anAct({ n: 3, after: [actId(2)] })]
  expect(actsAsSeen(acts, [actId(3)]).map((act) => act.id)).toEqual([actId(3)])
  const note = anAct({ n: 4, after: [actId(3)], facts: [...stateUnit(refusedUnit(actId(2)), { after: [actId(1)], verb: 'x', by: 'x', reason: 'x' })] })
  expect(actsAsSeen([...acts, note], [actId(3)]).map((act) => act.id)).toEqual([actId(1), actId(3)])
})

test('[J18, design 3] what arrives while somebody types stands beside what they save', () => {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair')
  const secretary = scribe.laptop('Secretary')
  chair.state('question', { text: 'first' })
  exchange(chair, secretary)
  const opened = chair.folded().heads
  const arrived = secretary.state('question', { text: 'arrived meanwhile' })
  chair.receives(secretary)
  const after = afterFor('question', [...chair.holds.values()], opened, 'another-vault')
  const saved = anAct({ n: 50, after, facts: [...stateUnit('question', { text: 'typed' })] })
  const state = foldRecord(aCase, [...chair.holds.values(), saved]).units.get('question')
  expect(state?.kind === 'unsettled' && state.versions.map((version) => version.act.id)).toEqual([arrived.id, saved.id])
})

test('[J18, design 3] people have seen their own later changes to the unit, and those of another unit are left out', () => {
  const own = anAct({ n: 2, after: [actId(1)], facts: [...stateUnit('question', { text: 'mine' })] })
  const elsewhere = anAct({ n: 3, after: [actId(1)], facts: [...stateUnit('setting', { place: 'inpatient' })] })
  expect(afterFor('question', [elsewhere, own], [actId(1)], own.vault)).toEqual([actId(1), own.id])
  expect(afterFor('question', [elsewhere, own], [actId(1)], 'another')).toEqual([actId(1)])
})
