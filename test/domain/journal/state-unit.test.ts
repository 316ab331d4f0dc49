import { z } from 'zod'
import { expect, test } from 'vitest'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { readItems, readUnit, settledValue, stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { aCase, actId, anAct } from '../../builders/an-act.ts'

const schema = z.object({ text: z.string() })
const record = (...acts: readonly ReturnType<typeof anAct>[]) => foldRecord(aCase, acts)

test('[J17, design 3] a unit is stated field by field, without what is undefined', () => {
  expect(stateUnit('question', { text: 'why', inShort: undefined, on: null })).toEqual([
    { unit: 'question', path: 'text', value: 'why' },
    { unit: 'question', path: 'on', value: null },
  ])
})

test('[J17, design 3] a unit reads as absent, settled, unsettled or unreadable; only what is settled has a value', () => {
  const said = anAct({ n: 1, facts: [...stateUnit('question', { text: 'why' })] })
  const apart = anAct({ n: 2, facts: [...stateUnit('question', { text: 'how' })] })
  const withdrawn = anAct({ n: 3, after: [actId(1)], facts: [...withdrawUnit('question')] })
  const strange = anAct({ n: 4, facts: [...stateUnit('question', { words: 1 })] })
  const kindOf = (...acts: readonly ReturnType<typeof anAct>[]) => readUnit(record(...acts), 'question', schema).kind
  expect([kindOf(), kindOf(said), kindOf(said, apart), kindOf(said, withdrawn), kindOf(strange)]).toEqual([
    'absent', 'settled', 'unsettled', 'absent', 'unreadable',
  ])
  expect(settledValue(record(said), 'question', schema)).toEqual({ text: 'why' })
  expect(settledValue(record(said, apart), 'question', schema)).toBeNull()
})

test('[J17, design 3] the items of a list are those settled and not withdrawn, and no other list’s', () => {
  const acts = [
    anAct({ n: 1, facts: [...stateUnit('side/1', { text: 'one' })] }),
    anAct({ n: 2, facts: [...stateUnit('side/2', { text: 'two' })] }),
    anAct({ n: 3, after: [actId(2)], facts: [...withdrawUnit('side/2')] }),
    anAct({ n: 4, facts: [...stateUnit('sides/3', { text: 'another list' })] }),
    anAct({ n: 5, facts: [...stateUnit('side/4', { text: 'so' })] }),
    anAct({ n: 6, facts: [...stateUnit('side/4', { text: 'or so' })] }),
  ]
  expect(readItems(record(...acts), 'side', schema).map((item) => [item.key, item.value.text])).toEqual([['1', 'one']])
})
