import { expect, test } from 'vitest'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import type { JsonObject } from '#domain/basics/json.ts'
import { openDecision } from '#domain/decision/decision.ts'
import { checkUnit } from '#domain/rules-across/check-unit.ts'
import { settlementUnit, settleVersions } from '#domain/rules-across/settle-versions.ts'
import { actId, anAct, exchange, Scribe } from '../../builders/an-act.ts'
import { zoe } from '../a-case.ts'

function twoVersions() {
  const scribe = new Scribe()
  const chair = scribe.laptop('Chair', 'chair')
  const secretary = scribe.laptop('Secretary', 'secretary')
  chair.state('question', { text: 'base' })
  exchange(chair, secretary)
  const one = chair.state('question', { text: 'the chair’s' })
  const other = secretary.state('question', { text: 'the secretary’s' })
  exchange(chair, secretary)
  return { scribe, chair, secretary, one, other }
}

test('[J5, design 3] a version is kept, and the record keeps the reason and both', () => {
  const { chair, one, other } = twoVersions()
  const facts = settleVersions(chair.folded(), 'question', { kind: 'keep', act: other.id }, ' agreed by telephone ')
  if (!facts.ok) throw new Error(facts.refusal.kind)
  chair.write(facts.value, 'settle-versions')
  const record = chair.folded()
  expect(record.units.get('question')).toMatchObject({ kind: 'settled', value: { text: 'the secretary’s' }, others: [] })
  expect(record.units.get(settlementUnit('question'))).toMatchObject({ value: { reason: 'agreed by telephone', how: 'keep', from: [one.id, other.id] } })
  expect(record.order).toContain(one)
})

test('[J5, design 3] a third is written from both', () => {
  const { chair } = twoVersions()
  const facts = settleVersions(chair.folded(), 'question', { kind: 'third', value: { text: 'both', inShort: '' } }, 'agreed')
  if (!facts.ok) throw new Error(facts.refusal.kind)
  chair.write(facts.value, 'settle-versions')
  expect(chair.folded().units.get('question')).toMatchObject({ kind: 'settled', value: { text: 'both' } })
})

test('[J5, design 3] keeping the version that withdrew the item withdraws it', () => {
  const { chair, secretary } = twoVersions()
  chair.state('side/1', { text: 'for' })
  exchange(chair, secretary)
  const gone = chair.write(withdrawUnit('side/1'))
  secretary.state('side/1', { text: 'for, put better' })
  exchange(chair, secretary)
  const facts = settleVersions(chair.folded(), 'side/1', { kind: 'keep', act: gone.id }, 'said in error')
  if (!facts.ok) throw new Error(facts.refusal.kind)
  chair.write(facts.value, 'settle-versions')
  expect(chair.folded().units.get('side/1')).toMatchObject({ kind: 'settled', value: null })
})

test('[J5, design 3] settled apart in two ways is two versions again', () => {
  const { scribe, chair, secretary, one, other } = twoVersions()
  for (const [laptop, act] of [[chair, one], [secretary, other]] as const) {
    const facts = settleVersions(laptop.folded(), 'question', { kind: 'keep', act: act.id }, 'mine')
    if (!facts.ok) throw new Error(facts.refusal.kind)
    laptop.write(facts.value, 'settle-versions')
  }
  expect(scribe.fold().units.get('question')?.kind).toBe('unsettled')
})

test('[J5, design 3] nothing to settle, no reason, or an act that is no version: answers in words', () => {
  const { chair, one } = twoVersions()
  const record = chair.folded()
  const keep = { kind: 'keep', act: one.id } as const
  expect(settleVersions(record, 'setting', keep, 'why')).toMatchObject({ refusal: { kind: 'nothing-to-settle', rule: 'J5' } })
  expect(settleVersions(record, 'question', keep, ' ')).toMatchObject({ refusal: { kind: 'settling-needs-a-reason', rule: 'J5' } })
  expect(settleVersions(record, 'question', { kind: 'keep', act: actId(1) }, 'why')).toMatchObject({ refusal: { kind: 'nothing-to-settle', rule: 'J5' } })
})

test('[J5, design 3] a third version that says nothing is no settlement', () => {
  const { chair } = twoVersions()
  const record = chair.folded()
  for (const value of [{}, { text: ' ' }, { text: null }]) {
    expect(settleVersions(record, 'question', { kind: 'third', value }, 'why')).toMatchObject({ refusal: { kind: 'settling-needs-words', rule: 'J5' } })
  }
  expect(settleVersions(record, 'question', { kind: 'third', value: { text: 'both', inShort: '' } }, 'why').ok).toBe(true)
})

test('[J7, design 3] nothing is settled until every earlier part is here', () => {
  const { scribe, one, other } = twoVersions()
  const record = scribe.fold([one, other])
  expect(settleVersions(record, 'question', { kind: 'keep', act: one.id }, 'why')).toMatchObject({ refusal: { kind: 'earlier-part-missing', rule: 'J7' } })
})

test('[J9, design 3] nothing is settled in a record a newer version wrote in', () => {
  const { scribe, one } = twoVersions()
  const record = scribe.fold([...scribe.all, anAct({ n: 90, schema: 2 })])
  expect(settleVersions(record, 'question', { kind: 'keep', act: one.id }, 'why')).toMatchObject({ refusal: { rule: 'J9' } })
})

test('[J5, design 3] a third version keeps its unit’s own rules, so that every screen can read it', () => {
  const { chair } = twoVersions()
  const third = (value: JsonObject) => settleVersions(chair.folded(), 'question', { kind: 'third', value }, 'why')
  expect(third({ text: 'both' })).toMatchObject({ refusal: { kind: 'settling-needs-words', rule: 'J5' } })
  expect(third({ text: 'both', inShort: 7 })).toMatchObject({ refusal: { kind: 'settling-needs-words', rule: 'J5' } })
})

test.each([
  ['case', 'decision/m1', { ...openDecision('m1'), outcome: 'not-supported', sentence: 'No' }, 'not-supported-needs-a-route'],
  ['case', 'indications/m1', { chosen: ['I5'], primary: 'I5', disagreements: [], none: '' }, 'disagreement-needs-its-kind'],
  ['case', 'task/1', { what: ' ', owner: { user: '', name: 'Sam' }, due: '2026-10-09', done: null, meeting: null }, 'task-needs-what'],
  ['patient', 'identity', { ...zoe, family: ' ' }, 'name-missing'],
  ['case', 'signed/letter/1', {}, 'settling-keeps-one'],
] as const)('[J5, design 3] a third version of a %s’s %s that breaks its rules is answered', (kind, unit, value, refusal) => {
  expect(checkUnit(kind, unit, value as unknown as JsonObject)).toMatchObject({ ok: false, refusal: { kind: refusal } })
})
