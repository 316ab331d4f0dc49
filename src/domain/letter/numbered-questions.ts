import { textFromProse } from '../basics/prose.ts'
import type { FamilyWords, TeamQuestion } from '../case/case-parts.ts'

export interface NumberedQuestion {
  readonly number: number
  readonly text: string
}

/** The questions as the letter numbers them (L12): the team’s, then the young person’s own, then the family’s. */
export function numberedQuestions(questions: readonly TeamQuestion[], words: readonly FamilyWords[]): readonly NumberedQuestion[] {
  const asked = words.filter((entry) => entry.kind === 'question')
  const own = [...asked.filter((entry) => entry.youngPerson), ...asked.filter((entry) => !entry.youngPerson)]
  return [...questions.map((question) => textFromProse(question.prose)), ...own.map((entry) => `“${entry.text}”`)].map((text, index) => ({ number: index + 1, text }))
}
