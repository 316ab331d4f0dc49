import type { Pathway } from './read-pathway.ts'

/** What is still owed for one report: three separate acts (A11). */
export type OwedAct = 'file' | 'offer' | 'discuss'

/**
 * The acts a report still waits for, in their order. Each is done, or not done with a reason; a discussion is owed to
 * every reader who was offered the report, and to one reader at least.
 */
export function actsOwed(pathway: Pick<Pathway, 'filed' | 'offered' | 'discussed'>, report: string): readonly OwedAct[] {
  const offered = pathway.offered.filter((act) => act.report === report)
  const discussed = pathway.discussed.filter((act) => act.report === report)
  const waiting = offered.filter((act) => act.kind === 'offered' && !discussed.some((talk) => talk.reader === act.reader))
  const owed: OwedAct[] = []
  if (!pathway.filed.has(report)) owed.push('file')
  if (offered.length === 0) owed.push('offer')
  if (discussed.length === 0 || waiting.length > 0) owed.push('discuss')
  return owed
}
