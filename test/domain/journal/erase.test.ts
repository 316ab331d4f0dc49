import { expect, test } from 'vitest'
import type { RecordRef } from '#domain/journal/act.ts'
import { erasedBy, erasedUnit, eraseRecords, erasureReasons } from '#domain/journal/erase.ts'
import { checkStated } from '#domain/rules-across/check-unit.ts'

const child: readonly RecordRef[] = [{ kind: 'patient', id: 'p-1' }, { kind: 'case', id: 'c-1' }, { kind: 'case', id: 'c-2' }]

test('[J22] a child’s record and those of their cases are named by one entry, with a reason out of four', () => {
  expect(eraseRecords(child, 'kept-long-enough')).toEqual({
    ok: true,
    value: [
      { unit: 'erased/patient/p-1', path: 'reason', value: 'kept-long-enough' },
      { unit: 'erased/case/c-1', path: 'reason', value: 'kept-long-enough' },
      { unit: 'erased/case/c-2', path: 'reason', value: 'kept-long-enough' },
    ],
  })
})

test.each<[string, readonly RecordRef[]]>([
  ['nothing', []],
  ['the team itself', [{ kind: 'team', id: 'complex-cases' }]],
  ['a meeting, among others', [...child, { kind: 'meeting', id: 'm-1' }]],
  ['a provider', [{ kind: 'provider', id: 'r-1' }]],
  ['more than a child has', Array.from({ length: 101 }, (_, at) => ({ kind: 'case', id: `c-${at}` }))],
])('[J22] not erased: %s', (_, records) => {
  expect(eraseRecords(records, 'ordered')).toEqual({ ok: false, refusal: { kind: 'not-a-childs-records', rule: 'J22' } })
})

test('[J22] the reason has no words of its own', () => {
  for (const reason of erasureReasons) {
    const facts = eraseRecords(child, reason)
    expect(facts.ok && checkStated('team', facts.value)).toMatchObject({ ok: true })
  }
  const typed = [{ unit: 'erased/case/c-1', path: 'reason', value: 'Maya Thompson has asked' }]
  expect(checkStated('team', typed).ok).toBe(false)
})

test('[J22] a unit names the record that is erased, and no other unit does', () => {
  for (const record of child) expect(erasedBy(erasedUnit(record))).toBe(`${record.kind}/${record.id}`)
  expect(erasedBy('profile')).toBeNull()
  for (const unit of ['erased', 'erased/team/t', 'erased/meeting/m', 'erased/case/', 'erased/case/a/b']) expect(erasedBy(unit)).toBeNull()
})
