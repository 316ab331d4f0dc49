import type { CaseSummary } from './summaries.ts'

/** What the list of cases can be cut to, in the order of its tabs. A case can be in several. */
export const caseGroups = ['open', 'yours', 'to-discuss', 'letter', 'awaited', 'report', 'other', 'ended'] as const
export type CaseGroup = (typeof caseGroups)[number]

/** What no single case knows of itself. */
export interface CaseGroupsView {
  /** Whose cases are "yours". */
  readonly user: string
  /** The cases on which something is owed by that person. */
  readonly owing: ReadonlySet<string>
  /** The cases a meeting is still to discuss (M14). */
  readonly toDiscuss: ReadonlySet<string>
}

/** X7: where a case is listed. One that has ended is under no other group, whatever it had still to come. */
export function groupsOfCase(entry: CaseSummary, { user, owing, toDiscuss }: CaseGroupsView): readonly CaseGroup[] {
  if (entry.ended !== null) return ['ended']
  const { next } = entry.step
  const stands = {
    'to-discuss': toDiscuss.has(entry.id),
    letter: next === 'sign-letter' || next === 'send' || isLetterToSign(entry),
    awaited: next === 'await-acknowledgement' || next === 'await-seeing' || next === 'await-report',
    // Also of a provider who was asked before the one in hand.
    report: entry.owed.some(({ kind }) => kind === 'file' || kind === 'offer' || kind === 'discuss'),
  }
  const is: Readonly<Record<Exclude<CaseGroup, 'ended'>, boolean>> = {
    ...stands,
    open: true,
    yours: entry.leadConsultant === user || owing.has(entry.id),
    // Parked, more information asked for, ready to close: no open case is under All open alone.
    other: !Object.values(stands).includes(true),
  }
  return caseGroups.filter((group) => group !== 'ended' && is[group])
}

/** Agreed, and no letter signed yet: it can be written, also while the provider has not answered. */
function isLetterToSign({ outcome, route, letters, hold }: CaseSummary): boolean {
  return outcome?.kind === 'agreed' && outcome.standing === 'agreement' && route === 'second-opinion' && letters.length === 0 && hold === null
}
