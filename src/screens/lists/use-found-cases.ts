import { useDeferredValue, useMemo } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { isFound, readSought } from '#domain/person/find-by-words.ts'
import { caseGroups, groupsOfCase, type CaseGroup } from '#domain/rules-across/case-groups.ts'
import { casesToDiscuss } from '#domain/rules-across/wait-for-meeting.ts'
import { summariesOf, useApp } from '#state/app-store.ts'
import { caseLines, type CaseLine } from '#state/case-lines.ts'
import { useOwed } from '../board/use-owed.ts'
import { nextMeeting } from '../today/today-words.ts'

interface FoundCases {
  /** The cases of the group that the words find, by name. */
  readonly lines: readonly CaseLine[]
  /** How many the words find in each group. */
  readonly counts: Readonly<Record<CaseGroup, number>>
}

/** The cases of a group that the typed words find. What does not change at a key is reckoned once for each change of the records. */
export function useFoundCases(group: CaseGroup, typed: string, today: CalendarDay): FoundCases {
  const grouped = useGroupedCases(today)
  return useMemo(() => {
    const sought = readSought(typed)
    const found = sought.parts.length === 0 ? grouped : grouped.filter(({ line }) => isFound(line.text, sought))
    const counts = Object.fromEntries(caseGroups.map((each) => [each, 0])) as Record<CaseGroup, number>
    for (const { groups } of found) for (const each of groups) counts[each] += 1
    return { lines: found.filter(({ groups }) => groups.includes(group)).map(({ line }) => line), counts }
  }, [grouped, group, typed])
}

function useGroupedCases(today: CalendarDay): readonly { readonly line: CaseLine; readonly groups: readonly CaseGroup[] }[] {
  // Records that arrive while somebody types wait for the letter to be shown.
  const summaries = useDeferredValue(useApp((state) => state.summaries))
  const owed = useDeferredValue(useOwed(today))
  const user = useApp((state) => state.session?.author.user ?? '')
  return useMemo(() => {
    const [cases, meetings] = [summariesOf(summaries, 'case'), summariesOf(summaries, 'meeting')]
    const owing = new Set(owed.filter(({ mine }) => mine).map(({ entry }) => entry.id))
    const toDiscuss = casesToDiscuss({ on: nextMeeting(meetings, cases, today)?.on ?? today, today, meetings, cases })
    return caseLines(summaries).map((line) => ({ line, groups: groupsOfCase(line.entry, { user, owing, toDiscuss }) }))
  }, [summaries, user, owed, today])
}
