import { expect, test } from 'vitest'
import { checkDispatch, mayUndoDispatch } from '#domain/pathway/may-undo-dispatch.ts'
import { aDispatch, taken } from './a-pathway.ts'

const undone = { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'The mail came back' }

test('[A5, row 20] what was said to be sent is taken back with a reason, and both stay', () => {
  expect(mayUndoDispatch(aDispatch(), undone, 'not-sent')).toEqual({ ok: true, value: { ...aDispatch(), undone } })
  expect(mayUndoDispatch(aDispatch(), { ...undone, why: ' ' }, 'not-sent')).toMatchObject({ refusal: { kind: 'undo-needs-a-reason', rule: 'A5' } })
  expect(mayUndoDispatch(aDispatch({ undone }), undone, 'not-sent')).toMatchObject({ refusal: { kind: 'already-undone', rule: 'A5' } })
})

test('[A5, row 20] what went to the wrong person says who had it, and is not taken for what never left', () => {
  const astray = { ...undone, why: 'Made-up Lane Surgery had it; asked to destroy it' }
  expect(mayUndoDispatch(aDispatch(), astray, 'astray')).toEqual({ ok: true, value: { ...aDispatch(), undone: astray, astray: true } })
  expect(mayUndoDispatch(aDispatch({ undone }), astray, 'astray'), 'said first that it never left').toEqual({ ok: true, value: { ...aDispatch(), undone: astray, astray: true } })
  expect(mayUndoDispatch(aDispatch({ acknowledged: taken }), astray, 'astray'), 'the wrong side rang').toEqual({ ok: true, value: { ...aDispatch({ acknowledged: taken }), undone: astray, astray: true } })
  expect(mayUndoDispatch(aDispatch({ undone: astray, astray: true }), astray, 'astray')).toMatchObject({ refusal: { kind: 'already-undone' } })
  expect(mayUndoDispatch(aDispatch(), { ...astray, why: '' }, 'astray')).toMatchObject({ refusal: { kind: 'astray-needs-whom', rule: 'A5' } })
})

test('[A5, row 20] what the other side has is not taken back', () => {
  expect(mayUndoDispatch(aDispatch({ acknowledged: taken }), undone, 'not-sent')).toMatchObject({ refusal: { kind: 'already-acknowledged', rule: 'A5', whom: 'Ms Bell' } })
})

test('[A5, row 20] only what was taken back can have gone astray, and what somebody has is taken back only as that', () => {
  expect(checkDispatch(aDispatch({ astray: true }))).toMatchObject({ refusal: { kind: 'astray-needs-whom' } })
  expect(checkDispatch(aDispatch({ undone, acknowledged: taken }))).toMatchObject({ refusal: { kind: 'already-acknowledged' } })
  for (const good of [aDispatch(), aDispatch({ undone }), aDispatch({ undone, astray: true, acknowledged: taken })]) expect(checkDispatch(good).ok).toBe(true)
})
