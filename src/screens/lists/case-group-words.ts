import type { CaseGroup } from '#domain/rules-across/case-groups.ts'

export const caseGroupWords: Readonly<Record<CaseGroup, string>> = {
  open: 'All open',
  yours: 'Yours',
  'to-discuss': 'To be discussed at a meeting',
  letter: 'Letter to sign or send',
  awaited: 'Report awaited',
  report: 'Report to file, offer or discuss',
  other: 'Something else comes next',
  ended: 'Ended',
}

/** What an empty group says; none of them when nothing was typed. */
export const emptyGroupWords: Readonly<Record<CaseGroup, string>> = {
  open: 'No case is open.',
  yours: 'No open case is yours, and nothing on one is owed by you. See everybody’s under All open.',
  'to-discuss': 'No case waits for a meeting.',
  letter: 'No letter waits to be signed or sent.',
  awaited: 'No report is awaited.',
  report: 'No report waits to be filed, offered or discussed.',
  other: 'No open case is parked, waits for information, or has anything else to come.',
  ended: 'No case has ended.',
}
