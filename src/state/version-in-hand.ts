import { letterUnit } from '#domain/letter/letter-parts.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { nextLetterVersion } from '#domain/rules-across/sign-letter.ts'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import { versionBegun } from '#domain/rules-across/version-begun.ts'
import type { Draft } from '#bridge/bridge.ts'
import { useApp } from './app-store.ts'
import { draftId } from './held-words.ts'

type Drafts = ReadonlyMap<string, Draft>

/** The next version of a signed letter that somebody began (L39): in the record, or in what is unfinished on this computer. Null when none is. */
export function versionInHand(drafts: Drafts, { id, letters, letterBegun }: Pick<CaseSummary, 'id' | 'letters' | 'letterBegun'>): number | null {
  const next = Math.max(0, ...letters.map(({ version }) => version)) + 1
  return letters.length === 0 ? null : (letterBegun ?? (hasDraft(drafts, id, next) ? next : null))
}

/** The same, of the letter that is open. */
export function useVersionInHand(file: CaseFile): number | null {
  const next = nextLetterVersion(file.signedLetters)
  const isTyped = useApp(({ drafts }) => hasDraft(drafts, file.id, next))
  if (file.signedLetters.length === 0) return null
  return versionBegun(file) ?? (isTyped ? next : null)
}

function hasDraft(drafts: Drafts, id: string, version: number): boolean {
  const start = draftId({ kind: 'case', id }, `${letterUnit(version)}/`)
  return [...drafts.keys()].some((key) => key.startsWith(start))
}
