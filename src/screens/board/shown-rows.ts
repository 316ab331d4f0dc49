import type { OwedRow } from './owed-rows.ts'
import { groupWords, owedGroups, type OwedGroup } from './owed-words.ts'

export type Shown = 'mine' | 'all' | OwedGroup

export interface ShownRows {
  readonly shown: Shown
  readonly listed: readonly OwedRow[]
}

/** What of all that is owed the board lists, and its paper prints. */
export function shownRows(wanted: string | null, rows: readonly OwedRow[]): ShownRows {
  const shown = shownOf(wanted, rows)
  return { shown, listed: rows.filter((row) => shown === 'all' || (shown === 'mine' ? row.mine : row.group === shown)) }
}

/** A group that has emptied is not left standing on nothing. */
function shownOf(wanted: string | null, rows: readonly OwedRow[]): Shown {
  const group = owedGroups.find((each) => each === wanted)
  if (group !== undefined) return rows.some((row) => row.group === group) ? group : 'all'
  return wanted === 'all' ? 'all' : 'mine'
}

/** What the paper is called: whose list it is must be seen on the desk. */
export function paperHeading(shown: Shown): string {
  if (shown === 'mine') return 'To do'
  return shown === 'all' ? 'Everything that is owed' : `Owed: ${groupWords[shown].toLowerCase()}`
}
