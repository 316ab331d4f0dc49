import { expect, test } from 'vitest'
import { answerApproach, tellOfDecline } from '#domain/pathway/answer-approach.ts'
import { approachSchema } from '#domain/pathway/pathway-parts.ts'
import { anAnswer, anApproach } from './a-pathway.ts'

test('[A1, row 14] an answer has who gave it, and a provider who declines sees nobody', () => {
  expect(answerApproach(anApproach(), anAnswer({ sees: '2026-10-20' }))).toMatchObject({ ok: true, value: { answer: { kind: 'accepted', sees: '2026-10-20' } } })
  expect(answerApproach(anApproach(), anAnswer({ kind: 'declined', sees: '2026-10-20' }))).toMatchObject({ ok: true, value: { answer: { kind: 'declined', sees: null } } })
  expect(answerApproach(anApproach(), anAnswer({ whom: ' ' }))).toMatchObject({ refusal: { kind: 'answer-needs-whom', rule: 'A1' } })
  expect(answerApproach(anApproach(), anAnswer({ on: '2026-10-01' }))).toMatchObject({ refusal: { kind: 'answer-before-approach', rule: 'A1' } })
})

test('[A1, row 14] of a decline it is kept who of the family was told, on which day and how, and of nothing else', () => {
  const gone = anApproach({ answer: anAnswer({ kind: 'declined' }) })
  const mother = { to: ['Marisol Núñez, mother', ' '], how: ' by telephone ', on: '2026-10-14', by: 'Dr Osei' }
  const told = tellOfDecline(gone, mother)
  expect(told).toMatchObject({ ok: true, value: { familyTold: { on: '2026-10-14', by: 'Dr Osei', each: [{ to: 'Marisol Núñez, mother', how: 'by telephone', on: '2026-10-14', by: 'Dr Osei' }] } } })
  const both = told.ok ? tellOfDecline(told.value, { ...mother, to: ['Liam O’Brien, father'], on: '2026-10-15', by: 'Sam Lee' }) : told
  expect(both.ok && both.value.familyTold?.each.map(({ to, by }) => [to, by])).toEqual([['Marisol Núñez, mother', 'Dr Osei'], ['Liam O’Brien, father', 'Sam Lee']])
  expect(both.ok && approachSchema.parse(both.value)).toEqual(both.ok && both.value)
  const refused = (change: Partial<typeof mother>, approach = gone) => tellOfDecline(approach, { ...mother, ...change })
  expect([refused({ to: [''] }), refused({ how: ' ' }), refused({ on: '2026-10-12' }), refused({}, anApproach())]).toMatchObject(['told-needs-whom', 'told-needs-how', 'told-before-decline', 'provider-has-not-declined'].map((kind) => ({ refusal: { kind, rule: 'A1' } })))
})

test('[A1, row 14] an entry that says only that the family was told still reads, and more can be added to it', () => {
  const old = approachSchema.parse({ ...anApproach({ answer: anAnswer({ kind: 'declined' }) }), familyTold: { on: '2026-10-14', by: 'Dr Osei' } })
  expect(old.familyTold).toEqual({ on: '2026-10-14', by: 'Dr Osei', each: [] })
  expect(tellOfDecline(old, { to: ['Liam O’Brien'], how: 'in clinic', on: '2026-10-16', by: 'Sam Lee' })).toMatchObject({ value: { familyTold: { on: '2026-10-14', by: 'Dr Osei', each: [{ to: 'Liam O’Brien' }] } } })
})
