import { expect, test } from 'vitest'
import { mayAcknowledge } from '#domain/pathway/may-acknowledge.ts'
import { aDispatch, taken } from './a-pathway.ts'

test('[A7, row 20] acknowledged says who took the message', () => {
  expect(mayAcknowledge(aDispatch(), taken)).toEqual({ ok: true, value: { ...aDispatch(), acknowledged: taken } })
  expect(mayAcknowledge(aDispatch(), { ...taken, whom: '' })).toMatchObject({ refusal: { kind: 'acknowledgement-needs-whom', rule: 'A7' } })
})

test('[A7, row 20] only what was sent and not taken back is acknowledged, and once', () => {
  const undone = { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'The mail came back' }
  expect(mayAcknowledge(aDispatch({ undone }), taken)).toMatchObject({ refusal: { kind: 'not-sent', rule: 'A7' } })
  expect(mayAcknowledge(aDispatch({ acknowledged: taken }), taken)).toMatchObject({ refusal: { kind: 'already-acknowledged', rule: 'A7' } })
})
