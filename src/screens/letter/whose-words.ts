import type { Prose } from '#domain/basics/prose.ts'
import { isSameProse } from '#domain/basics/tidy-prose.ts'

interface WordsInBox {
  readonly written: Prose
  /** They are not the minute’s. */
  readonly differs: boolean
  /** The earlier version whose they are; null once they are this one’s own. */
  readonly from: number | null
}

/** Beside the heading of a part: whose words stand in its box. `composed`: what is said of those the minute gives. */
export function whoseWords({ written, differs, from }: WordsInBox, composed = 'from the minute'): string {
  if (isSameProse(written, [])) return 'empty'
  if (!differs) return composed
  return from === null ? 'own words, not the minute’s' : `version ${from}’s words, not the minute’s`
}
