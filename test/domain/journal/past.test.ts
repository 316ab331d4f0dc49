import { describe, expect, test } from 'vitest'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { readPast } from '#domain/journal/past.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { aCase, actId, anAct } from '../../builders/an-act.ts'

const ids = (acts: readonly { readonly id: string }[]) => acts.map((act) => act.id)

describe('read the past', () => {
  test('[J14, design 3] what an author had seen comes first, even when its clock says otherwise', () => {
    const early = anAct({ n: 1, ms: 9_000_000 })
    const later = anAct({ n: 2, ms: 1_000_000, after: [early.id] })
    expect(ids(readPast([later, early]).order)).toEqual([early.id, later.id])
  })

  test('[J14, design 3] acts made apart stand by clock, then by id', () => {
    const acts = [anAct({ n: 3, ms: 5 }), anAct({ n: 2, ms: 5 }), anAct({ n: 1, ms: 9 })]
    expect(ids(readPast(acts).order)).toEqual([actId(2), actId(3), actId(1)])
    expect(ids(readPast(acts.toReversed()).order)).toEqual([actId(2), actId(3), actId(1)])
  })

  test('[J2, design 3] a past reaches through every act between, past the 32 acts that one word of it holds', () => {
    const chain = Array.from({ length: 100 }, (_, index) => anAct({ n: index + 1, after: index === 0 ? [] : [actId(index)] }))
    const { hadSeen, heads } = readPast(chain)
    for (const [act, earlier] of [[100, 1], [100, 32], [65, 33], [34, 33]] as const) {
      expect(hadSeen(actId(act), actId(earlier)), `${act} saw ${earlier}`).toBe(true)
      expect(hadSeen(actId(earlier), actId(act))).toBe(false)
    }
    expect(hadSeen(actId(50), actId(50))).toBe(false)
    expect(heads).toEqual([actId(100)])
  })

  test('[J1, design 3] heads are the acts nobody has seen, in one order', () => {
    const acts = [anAct({ n: 4, after: [actId(1)] }), anAct({ n: 3, after: [actId(1)] }), anAct({ n: 1 })]
    expect(readPast(acts).heads).toEqual([actId(3), actId(4)])
  })

  test('[J7, design 3] what has not arrived is named once, and is in nobody’s past', () => {
    const acts = [anAct({ n: 2, after: [actId(9), actId(8)] }), anAct({ n: 3, after: [actId(9)] })]
    const past = readPast(acts)
    expect(past.missing).toEqual([actId(8), actId(9)])
    expect(past.hadSeen(actId(2), actId(9))).toBe(false)
  })

  test('[J19, design 3] acts that claim to have seen each other, or themselves, are all kept and the record says so', () => {
    const circle = [
      anAct({ n: 1, after: [actId(2)], facts: [...stateUnit('question', { text: 'one' })] }),
      anAct({ n: 2, after: [actId(1)], facts: [...stateUnit('question', { text: 'two' })] }),
      anAct({ n: 3, after: [actId(3)], facts: [...stateUnit('setting', { place: 'inpatient' })] }),
      anAct({ n: 4, after: [actId(3)], facts: [...stateUnit('brief', { now: 'well' })] }),
    ]
    for (const acts of [circle, circle.toReversed()]) {
      const record = foldRecord(aCase, acts)
      expect(ids(record.order)).toEqual([actId(1), actId(2), actId(3), actId(4)])
      expect(record.missing).toEqual([actId(2), actId(3)])
      expect(record.units.get('setting')).toMatchObject({ kind: 'settled', value: { place: 'inpatient' } })
      expect(record.units.get('question')).toMatchObject({ kind: 'settled', value: { text: 'two' } })
    }
  })
})
