import { expect, test } from 'vitest'
import { proseFromText } from '#domain/basics/prose.ts'
import { correctRoute } from '#domain/rules-across/correct-route.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { exchange } from '../../builders/an-act.ts'
import { aCaseFile, aWrittenCase } from '../a-case.ts'

const undecided = { 'decision/m1': null }
const routine = { worse: false, urgent: false, nonExpert: false, routine: true, by: 'Sister Mbatha', at: '2026-10-01T09:00:00+01:00' }
const right = { to: 'second-opinion', why: 'The family asks a second team', by: 'Dr Osei', at: '2026-10-08T09:00:00+01:00', offered: [proseFromText('Is the diagnosis right?')] } as const

test('[S11, row 7] what was taken for routine advice becomes a second opinion, with the standard questions', () => {
  const { scribe, chair } = aWrittenCase({ ...undecided, screening: routine, 'team-question/q1': null })
  const corrected = correctRoute(readCaseFile(scribe.fold()), right)
  expect(corrected.ok).toBe(true)
  chair.write(corrected.ok ? [...corrected.value] : [], 'change-case')
  const other = scribe.laptop('Another', 'consultant')
  exchange(chair, other)
  const file = readCaseFile(other.folded())
  expect([file.route, file.screening?.why, file.questions.length]).toEqual(['second-opinion', right.why, 1])
  expect(file.record.order.some((act) => act.facts.some(({ path, value }) => path === 'routine' && value === true))).toBe(true)
})

test('[S11, row 36] questions that stand are kept as they are', () => {
  const corrected = correctRoute(aCaseFile({ ...undecided, screening: routine }), right)
  expect(corrected.ok && corrected.value.every(({ unit }) => unit === 'screening')).toBe(true)
})

test('[S11, row 29] it needs a reason, another kind, and a request that nobody has decided or ended', () => {
  const kind = (change: Readonly<Record<string, unknown>>, to: Parameters<typeof correctRoute>[1]['to'], why = 'A mistake') => {
    const corrected = correctRoute(aCaseFile(change), { ...right, to, why })
    return corrected.ok ? 'ok' : corrected.refusal.kind
  }
  expect([kind(undecided, 'non-expert'), kind(undecided, 'non-expert', ' '), kind(undecided, 'second-opinion'), kind({}, 'routine')]).toEqual(['ok', 'route-needs-a-reason', 'route-is-the-same', 'route-is-decided'])
  expect(kind({ ...undecided, ended: { how: 'withdrawn', by: 'Mother', on: '2026-10-08' } }, 'routine')).toBe('ended')
})
