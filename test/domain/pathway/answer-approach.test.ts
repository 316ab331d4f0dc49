import { expect, test } from 'vitest'
import { answerApproach, tellOfDecline } from '#domain/pathway/answer-approach.ts'
import { anAnswer, anApproach } from './a-pathway.ts'

test('[A1, row 14] an answer has who gave it, and a provider who declines sees nobody', () => {
  expect(answerApproach(anApproach(), anAnswer({ sees: '2026-10-20' }))).toMatchObject({ ok: true, value: { answer: { kind: 'accepted', sees: '2026-10-20' } } })
  expect(answerApproach(anApproach(), anAnswer({ kind: 'declined', sees: '2026-10-20' }))).toMatchObject({ ok: true, value: { answer: { kind: 'declined', sees: null } } })
  expect(answerApproach(anApproach(), anAnswer({ whom: ' ' }))).toMatchObject({ refusal: { kind: 'answer-needs-whom', rule: 'A1' } })
  expect(answerApproach(anApproach(), anAnswer({ on: '2026-10-01' }))).toMatchObject({ refusal: { kind: 'answer-before-approach', rule: 'A1' } })
})

test('[A1, row 14] the family is told of a decline, and of nothing else', () => {
  const told = { on: '2026-10-14', by: 'Dr Osei' }
  expect(tellOfDecline(anApproach({ answer: anAnswer({ kind: 'declined' }) }), told)).toMatchObject({ ok: true, value: { familyTold: told } })
  expect(tellOfDecline(anApproach(), told)).toMatchObject({ refusal: { kind: 'provider-has-not-declined', rule: 'A1' } })
})
