import { mayDo } from '#domain/journal/role-table.ts'
import type { Provider } from '#domain/provider/provider.ts'
import { summariesOf, useAppParts } from '#state/app-store.ts'

export interface DirectoryEntry {
  readonly id: string
  readonly provider: Provider
}

/** The providers on this computer whose entry is settled, and whether this person may write in the directory. */
export function useDirectory(): { readonly entries: readonly DirectoryEntry[]; readonly mayWrite: boolean } {
  const { summaries, session } = useAppParts('summaries', 'session')
  const entries = summariesOf(summaries, 'provider').flatMap(({ id, provider }) => (provider === null ? [] : [{ id, provider }]))
  return { entries, mayWrite: session !== null && mayDo(session.author.role, 'change-provider').ok }
}
