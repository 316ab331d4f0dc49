import { expect, test } from 'vitest'
import { mayUndoDispatch } from '#domain/pathway/may-undo-dispatch.ts'
import { aDispatch, taken } from './a-pathway.ts'

const undone = { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'The mail came back' }

test('[A5, row 20] what was said to be sent is taken back with a reason, and both stay', () => {
  expect(mayUndoDispatch(aDispatch(), undone)).toEqual({ ok: true, value: { ...aDispatch(), undone } })
  expect(mayUndoDispatch(aDispatch(), { ...undone, why: ' ' })).toMatchObject({ refusal: { kind: 'undo-needs-a-reason', rule: 'A5' } })
  expect(mayUndoDispatch(aDispatch({ undone }), undone)).toMatchObject({ refusal: { kind: 'already-undone', rule: 'A5' } })
})

test('[A5, row 20] what went to the wrong person says who had it, and is not taken for what never left', () => {
  const astray = { ...undone, why: 'Made-up Lane Surgery had it; asked to destroy it' }
  expect(mayUndoDispatch(aDispatch(), astray, true)).toEqual({ ok: true, value: { ...aDispatch(), undone: astray, astray: true } })
  expect(mayUndoDispatch(aDispatch(), { ...astray, why: '' }, true)).toMatchObject({ refusal: { kind: 'astray-needs-whom', rule: 'A5' } })
})

test('[A5, row 20] what the other side has is not taken back', () => {
  expect(mayUndoDispatch(aDispatch({ acknowledged: taken }), undone)).toMatchObject({ refusal: { kind: 'already-acknowledged', rule: 'A5', whom: 'Ms Bell' } })
})
