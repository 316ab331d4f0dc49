import { expect, test } from 'vitest'
import { checkNonExpert, checkRoutine, checkScreening, markStable, nextQuestion, noAnswers, park, reviewHold, routeOf, type ScreeningAnswers } from '#domain/case/screening.ts'

const allNo: ScreeningAnswers = { worse: false, urgent: false, nonExpert: false, routine: false }
const [by, at, today] = ['Dr Amara Osei', '2026-10-08T11:40:00.000Z', '2026-10-08']
const parked = park('To theatre now.', by, at, today)

test('[S1, row 4] the first question is whether the child is getting worse, and it cannot be left out', () => {
  expect(nextQuestion(noAnswers)).toBe('worse')
  expect(nextQuestion({ ...allNo, worse: null })).toBe('worse')
  expect(checkScreening({ ...allNo, worse: null }, by, at)).toMatchObject({ ok: false, refusal: { kind: 'screening-not-answered', rule: 'S1' } })
})

test('[S1, row 4] each further question is answered too; one that makes no sense after another is not asked', () => {
  for (const question of ['urgent', 'nonExpert', 'routine'] as const) {
    expect(nextQuestion({ ...allNo, [question]: null })).toBe(question)
    expect(checkScreening({ ...allNo, [question]: null }, by, at).ok).toBe(false)
  }
  expect(nextQuestion({ ...allNo, nonExpert: true, routine: null })).toBeNull()
  expect(checkScreening(allNo, by, at)).toEqual({ ok: true, value: { ...allNo, by, at } })
})

test('[S2, row 4] a yes to the first question leaves nothing else to answer and makes no case', () => {
  const yes = { ...allNo, worse: true }
  expect(nextQuestion(yes)).toBeNull()
  expect(nextQuestion({ ...noAnswers, worse: true })).toBeNull()
  expect(checkScreening(yes, by, at)).toMatchObject({ ok: false, refusal: { kind: 'use-marthas-rule', rule: 'S2' } })
})

test('[S3, row 21] a parked request says who and when and is looked at the next day, also after a review', () => {
  expect(parked).toEqual({ state: 'parked', by, at, reviewOn: '2026-10-09', why: 'To theatre now.' })
  expect(reviewHold(parked, '2026-10-09')).toEqual({ ok: true, value: { ...parked, reviewOn: '2026-10-10' } })
})

test('[S3, vignette V11] marked stable it is parked no more, and what was said of it stays', () => {
  const stable = markStable(parked, 'Dr Bilal Sheikh', '2026-10-09T08:00:00.000Z')
  expect(stable).toMatchObject({ ok: true, value: { state: 'stable', by: 'Dr Bilal Sheikh', reviewOn: null, why: 'To theatre now.' } })
  const hold = stable.ok ? stable.value : null
  for (const answer of [markStable(hold, by, at), reviewHold(hold, today), markStable(null, by, at)]) {
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'not-parked' } })
  }
})

test('[S4, row 29] a view that is no expert’s has a route of its own, before routine advice', () => {
  expect(routeOf({ nonExpert: true, routine: true })).toBe('non-expert')
  expect(checkScreening({ ...allNo, nonExpert: true, routine: true }, by, at)).toMatchObject({ value: { nonExpert: true, routine: false } })
})

test('[S4, row 29] one, several or none of three may be suggested, and what came of it is written', () => {
  const said = { suggested: ['bioethics', 'pals', 'pals'] as ('bioethics' | 'pals')[], outcome: ' They will think it over. ', by, on: today }
  expect(checkNonExpert(said)).toEqual({ ok: true, value: { ...said, suggested: ['pals', 'bioethics'], outcome: 'They will think it over.' } })
  expect(checkNonExpert({ ...said, suggested: [] }).ok).toBe(true)
  expect(checkNonExpert({ ...said, outcome: '  ' })).toMatchObject({ refusal: { kind: 'non-expert-needs-an-outcome' } })
})

test('[S5, row 7] routine advice has its own route and is closed with four things', () => {
  expect([routeOf({ nonExpert: false, routine: true }), routeOf(null)]).toEqual(['routine', 'second-opinion'])
  const advice = { asked: 'Which dose?', whom: 'Metabolic team', on: today, answer: 'The usual one.' }
  expect(checkRoutine(advice)).toEqual({ ok: true, value: advice })
  for (const box of ['asked', 'whom', 'answer'] as const) expect(checkRoutine({ ...advice, [box]: ' ' }).ok, box).toBe(false)
})
