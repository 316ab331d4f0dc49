import { numberedQuestions, type NumberedQuestion } from '../letter/numbered-questions.ts'
import type { CaseFile } from './read-case-file.ts'

/**
 * The questions a provider was asked, as the latest letter to them numbered them: numbers freeze at signing (L12), whatever
 * was added or moved since. Before a letter to them they are the case’s own.
 */
export function questionsAsked(file: Pick<CaseFile, 'signedLetters' | 'questions' | 'words'>, provider: string): readonly NumberedQuestion[] {
  return file.signedLetters.findLast((letter) => letter.provider === provider)?.questions ?? numberedQuestions(file.questions, file.words)
}
