import { expect, test } from 'vitest'
import { closeNonExpert, closeRoutine, maySuggest } from '#domain/rules-across/close-route.ts'
import { aCaseFile } from '../a-case.ts'

const file = aCaseFile()
const said = { suggested: ['chaplaincy' as const], outcome: 'They meet on Friday.', by: 'Dr Amara Osei', on: '2026-10-08' }
const advice = { asked: 'Which dose?', whom: 'Metabolic team', on: '', answer: 'The usual one.' }

test('[S4, row 29] the lead consultant says what is suggested, the chair in their place, and nobody else', () => {
  expect(maySuggest(file, { role: 'consultant', user: 'osei' }).ok).toBe(true)
  expect(maySuggest(file, { role: 'chair', user: 'somebody' }).ok).toBe(true)
  expect(closeNonExpert(file, { role: 'consultant', user: 'marsh' }, said)).toMatchObject({ ok: false, refusal: { kind: 'non-expert-is-the-leads', lead: 'Dr Amara Osei' } })
  expect(closeNonExpert(file, { role: 'consultant', user: 'osei' }, { ...said, outcome: '' }).ok).toBe(false)
  const units = closeNonExpert(file, { role: 'consultant', user: 'osei' }, said)
  expect(units.ok && [...new Set(units.value.map(({ unit }) => unit))]).toEqual(['non-expert'])
})

test('[S5, row 7] routine advice written down is closed in the same act', () => {
  const closed = closeRoutine('Priya Raman', { ...advice, on: '7 10 2026' }, '2026-10-08')
  expect(closed.ok && closed.value).toEqual(expect.arrayContaining([
    { unit: 'routine', path: 'on', value: '2026-10-07' },
    { unit: 'ended', path: 'how', value: 'closed' },
  ]))
  expect(closeRoutine('Priya Raman', advice, '2026-10-08')).toMatchObject({ ok: true })
  for (const on of ['9 10 2026', 'next week']) expect(closeRoutine('Priya Raman', { ...advice, on }, '2026-10-08')).toMatchObject({ refusal: { kind: 'advice-day-not-understood' } })
  expect(closeRoutine('Priya Raman', { ...advice, answer: '' }, '2026-10-08').ok).toBe(false)
})
