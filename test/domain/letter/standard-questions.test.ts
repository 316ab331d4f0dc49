import { expect, test } from 'vitest'
import { proseSchema, textFromProse } from '#domain/basics/prose.ts'
import { standardQuestions } from '#domain/letter/standard-questions.ts'

test('[L13, row 36] four questions are offered, as prose that can be changed', () => {
  expect(standardQuestions).toHaveLength(4)
  for (const question of standardQuestions) expect(textFromProse(proseSchema.parse(question))).toMatch(/^[A-Z].*[.?]$/)
})

test('[L13, row 36] diagnoses are plural, treatments may be in development, and the burden of care is asked about', () => {
  const [diagnoses, plan, treatments, yours] = standardQuestions.map(textFromProse)
  expect(diagnoses).toMatch(/diagnoses.*more than one/)
  expect(plan).toMatch(/treatment plan/)
  expect(treatments).toMatch(/available now or in development/)
  expect(yours).toMatch(/risks, the benefits and the burden of care/)
  expect([diagnoses, plan, treatments, yours].join(' ')).not.toMatch(/GOSH|Great Ormond/)
})
