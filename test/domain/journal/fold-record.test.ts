import { describe, expect, test } from 'vitest'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { aCase, actId, anAct, exchange, Scribe } from '../../builders/an-act.ts'
import { digestRecord } from './digest-record.ts'

describe('fold a record', () => {
  test('[J1, design 3] an act that arrives twice counts once, and the order of arrival says nothing', () => {
    const scribe = new Scribe()
    const chair = scribe.laptop('Chair')
    chair.state('question', { text: 'first' })
    chair.state('question', { text: 'second' })
    const [first, second] = scribe.all
    if (first === undefined || second === undefined) throw new Error('two acts were written')
    const expected = digestRecord(scribe.fold())
    for (const arrival of [[second, first], [first, first, second, second], [second, first, second]]) {
      expect(digestRecord(scribe.fold(arrival))).toBe(expected)
    }
    expect(scribe.fold().order).toHaveLength(2)
  })

  test('[J2, design 3] an act supersedes what its author had seen, however late its own clock', () => {
    const scribe = new Scribe()
    const ahead = scribe.laptop('Ahead', 'secretary', 3_600_000)
    const behind = scribe.laptop('Behind')
    ahead.state('question', { text: 'by the fast clock' })
    behind.receives(ahead)
    const last = behind.state('question', { text: 'by the slow clock' })
    expect(scribe.fold().units.get('question')).toMatchObject({ kind: 'settled', value: { text: 'by the slow clock' }, act: { id: last.id } })
  })

  test('[J3, vignette V5] two people change a unit apart: both are shown with who and when', () => {
    const scribe = new Scribe()
    const chair = scribe.laptop('Chair', 'chair')
    const secretary = scribe.laptop('Secretary', 'secretary')
    chair.state('decision/m1', { sentence: 'Ask neurology' })
    exchange(chair, secretary)
    chair.state('decision/m1', { sentence: 'Ask oncology' })
    secretary.state('decision/m1', { sentence: 'Ask both' })
    const state = scribe.fold().units.get('decision/m1')
    expect(state?.kind === 'unsettled' && state.versions.map(({ act, value }) => [act.by.name, value])).toEqual([
      ['Chair', { sentence: 'Ask oncology' }],
      ['Secretary', { sentence: 'Ask both' }],
    ])
  })

  test('[J3, design 3] a change and a withdrawal made apart are two versions, not a silent loss', () => {
    const scribe = new Scribe()
    const one = scribe.laptop('One')
    const other = scribe.laptop('Other')
    one.state('side/1', { text: 'for' })
    exchange(one, other)
    one.write(withdrawUnit('side/1'))
    other.state('side/1', { text: 'for, put better' })
    const state = scribe.fold().units.get('side/1')
    expect(state?.kind === 'unsettled' && state.versions.map((version) => version.value)).toEqual([null, { text: 'for, put better' }])
  })

  test('[J4, design 3] the same value said apart is one value with both authors, whatever order its fields were said in', () => {
    const acts = [
      anAct({ n: 1, by: 'Chair', facts: [...stateUnit('setting', { place: 'inpatient', where: 'Ward 3' })] }),
      anAct({ n: 2, by: 'Secretary', facts: [...stateUnit('setting', { where: 'Ward 3', place: 'inpatient' })] }),
    ]
    const state = foldRecord(aCase, acts).units.get('setting')
    expect(state?.kind === 'settled' && [state.act, ...state.others].map((act) => act.by.name)).toEqual(['Chair', 'Secretary'])
  })

  test('[J7, design 3] an earlier part that has not arrived is named, and the rest is shown', () => {
    const act = anAct({ n: 2, after: [actId(1)], facts: [...stateUnit('question', { text: 'later' })] })
    const record = foldRecord(aCase, [act])
    expect(record.missing).toEqual([actId(1)])
    expect(record.units.get('question')?.kind).toBe('settled')
    expect(foldRecord(aCase, [act, anAct({ n: 1 })]).missing).toEqual([])
  })

  test('[J8, design 3] a refused act says nothing, its words stay, and what it had replaced stands again', () => {
    const scribe = new Scribe()
    const member = scribe.laptop('Member', 'member')
    const before = member.state('question', { text: 'before' })
    const refused = member.state('question', { text: 'refused' })
    const after = member.state('setting', { place: 'outpatient' })
    const record = scribe.fold(scribe.all, new Set([refused.id]))
    expect(record.units.get('question')).toMatchObject({ value: { text: 'before' } })
    expect(record.refused).toEqual([{ act: refused, notedBy: [] }])
    expect(record.missing).toEqual([])
    expect(record.hadSeen(after.id, before.id)).toBe(true)
  })

  test('[J9, design 3] an act of an unknown verb or a newer schema is kept whole and named', () => {
    const unknown = anAct({ n: 1, verb: 'reticulate' })
    const newer = anAct({ n: 2, schema: 2 })
    const record = foldRecord(aCase, [anAct({ n: 3 }), newer, unknown])
    expect(record.newer).toEqual([unknown, newer])
    expect(record.order).toHaveLength(3)
  })

  test('[J17, design 3] a unit is stated whole: no value is put together from two acts', () => {
    const scribe = new Scribe()
    const chair = scribe.laptop('Chair')
    chair.state('setting', { place: 'inpatient', where: 'Ward 3' })
    chair.state('setting', { place: 'outpatient' })
    expect(scribe.fold().units.get('setting')).toMatchObject({ value: { place: 'outpatient' } })
    const state = scribe.fold().units.get('setting')
    expect(state?.kind === 'settled' && Object.keys(state.value ?? {})).toEqual(['place'])
  })

  test('[J17, design 3] a withdrawn item has no value and its act stays in the record; stated again it counts again', () => {
    const scribe = new Scribe()
    const chair = scribe.laptop('Chair')
    chair.state('side/1', { text: 'for' })
    chair.write(withdrawUnit('side/1'))
    expect(scribe.fold().units.get('side/1')).toMatchObject({ kind: 'settled', value: null })
    expect(scribe.fold().order).toHaveLength(2)
    chair.state('side/1', { text: 'for' })
    expect(scribe.fold().units.get('side/1')).toMatchObject({ value: { text: 'for' } })
  })

  test('[J17, design 3] a field of any name is kept', () => {
    const record = foldRecord(aCase, [anAct({ facts: [{ unit: 'setting', path: '__proto__', value: { place: 'inpatient' } }] })])
    const state = record.units.get('setting')
    expect(state?.kind === 'settled' && Object.entries(state.value ?? {})).toEqual([['__proto__', { place: 'inpatient' }]])
  })
})
