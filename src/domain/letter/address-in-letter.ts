import { months } from '../basics/calendar.ts'
import { textsOf, type PaperDocument } from './paper-document.ts'
import { isAsSigned } from './pseudonymise.ts'
import { exactWord, formsOfLine, waysToWriteForm } from './written-forms.ts'

/**
 * Do the free words of a letter have a line of one of these addresses? What its letterhead, its recipient and its clauses
 * say says nothing of anybody's address: a family mostly lives in its trust's own town.
 */
export function hasAddress(letter: PaperDocument, lines: readonly string[]): boolean {
  const texts = textsOf(letter)
  const free = texts.filter(({ where }) => isFree(letter, where))
  const ours = texts.filter((text) => !free.includes(text))
  const patterns = lines.flatMap(formsOfLine).flatMap((form) => patternOf(form) ?? [])
  return patterns.some((pattern) => free.some(({ text }) => text.search(pattern) >= 0) && !ours.some(({ text }) => text.search(pattern) >= 0))
}

function isFree({ blocks }: PaperDocument, where: string): boolean {
  const index = Number(/^block (\d+)$/.exec(where)?.[1] ?? 0) - 1
  const block = blocks[index]
  return block !== undefined && block.kind !== 'heading' && !isAsSigned(block, index)
}

/** A town may be a word as well: "Reading" counts as it is written, "reading" does not, and "March" is in every date. */
function patternOf(form: readonly string[]): RegExp | null {
  const [word = '', ...more] = form
  if (more.length > 0 || /\p{N}/u.test(word)) return waysToWriteForm(form)
  return months.some((month) => month.toLowerCase() === word.toLowerCase()) ? null : exactWord(word)
}
