import { expect, test } from 'vitest'
import { actsOwed } from '#domain/pathway/acts-owed.ts'
import { aPathway, discussed, filed, notDone, offered } from './a-pathway.ts'

test('[A11, rows 31, 32] three acts are owed, and none stands for another', () => {
  expect(actsOwed(aPathway(), 'r1')).toEqual(['file', 'offer', 'discuss'])
  expect(actsOwed(aPathway({ 'filed/r1': filed }), 'r1')).toEqual(['offer', 'discuss'])
  expect(actsOwed(aPathway({ 'offered/r1/mother': offered }), 'r1')).toEqual(['file', 'discuss'])
  expect(actsOwed(aPathway({ 'discussed/r1/mother': discussed }), 'r1')).toEqual(['file', 'offer'])
  expect(actsOwed(aPathway({ 'filed/r2': filed }), 'r1')).toEqual(['file', 'offer', 'discuss'])
})

test('[A11, rows 31, 32] each may be left undone with a reason, and a discussion declined', () => {
  expect(actsOwed(aPathway({ 'filed/r1': notDone, 'offered/r1/mother': notDone, 'discussed/r1/mother': notDone }), 'r1')).toEqual([])
  expect(actsOwed(aPathway({ 'filed/r1': filed, 'offered/r1/mother': offered, 'discussed/r1/mother': { ...discussed, kind: 'declined' } }), 'r1')).toEqual([])
})

test('[A11, row 32] each parent who was offered the report is owed a discussion', () => {
  const first = { 'filed/r1': filed, 'offered/r1/mother': offered, 'offered/r1/father': { ...offered, to: 'Iker Núñez' }, 'discussed/r1/mother': discussed }
  expect(actsOwed(aPathway(first), 'r1')).toEqual(['discuss'])
  expect(actsOwed(aPathway({ ...first, 'discussed/r1/father': notDone }), 'r1')).toEqual([])
})
