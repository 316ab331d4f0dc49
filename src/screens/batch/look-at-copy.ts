import { contentOf } from '#domain/rules-across/copies-in-batch.ts'
import type { BatchRow } from './batch-rows.ts'

/** What of a copy has been on the screen, each as the words it was then; null what has not. */
export interface Looked {
  readonly pages: string | null
  /** The protected address it carries. */
  readonly address: string | null
}

/** Notes that the pages of a copy, or the protected address on it, have been on the screen; `of` is the copy as it was then, word for word. */
export function lookAt(looked: ReadonlyMap<string, Looked>, key: string, of: string, what: keyof Looked): ReadonlyMap<string, Looked> {
  return new Map(looked).set(key, { pages: null, address: null, ...looked.get(key), [what]: of })
}

/** L37: what has to be on the screen before anybody can say that this very copy is right, in words; null when all of it has been. */
export function notLookedWords({ copy, numbered }: BatchRow, looked: Looked | undefined): string | null {
  if (numbered === null) return null
  const content = contentOf(numbered.paper)
  if (looked?.pages !== content) return 'Its pages have not been shown yet'
  if (copy.shows !== null && looked.address !== content) return 'It shows a protected address. Hold V to look at it first'
  return null
}
