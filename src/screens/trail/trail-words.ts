import { auditWords, type AuditGroup } from '#domain/journal/audit-events.ts'
import type { TrailEntry } from '#domain/journal/trail.ts'
import type { Summary } from '#domain/rules-across/summaries.ts'
import { providerLabel } from '#domain/provider/provider.ts'
import { summaryOf } from '#state/app-store.ts'
import { counted, showSignedAt } from '../kit/show-time.ts'
import { actWords } from '../kit/words-for-acts.ts'

export const groupWords: Readonly<Record<AuditGroup, string>> = {
  seen: 'Seen',
  changed: 'Written or changed',
  'against-a-rule': 'Went on against a rule',
  'taken-out': 'Saved as a file, or copied',
  'let-in': 'Unlocked, locked, signed in',
  computer: 'This computer and the trust server',
}

/** What an entry says was done or seen. */
export function whatWords({ act, what, often }: TrailEntry): string {
  const words = act === null ? auditWords(what).words : actWords(what)
  return often === null ? words : `${words}: ${counted(often.count, 'try', 'tries')}, since ${showSignedAt(often.since)}`
}

/** Whose or which record, as this computer knows it now. */
export function recordWords(about: string | null, summaries: ReadonlyMap<string, Summary>): string {
  if (about === null) return ''
  const summary = summaries.get(about)
  switch (summary?.kind) {
    case 'case':
      return `${summaryOf(summaries, 'patient', summary.patient)?.name ?? 'Name not on this computer'}, ${summary.reference}`
    case 'patient':
      return `${summary.name}, details`
    case 'meeting':
      return `${summary.name}, ${summary.on}`
    case 'provider':
      return summary.provider === null ? 'A provider' : providerLabel(summary.provider)
    case 'team':
      return 'The team'
    default:
      return `Not on this computer: ${about}`
  }
}
