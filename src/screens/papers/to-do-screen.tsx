import { useMemo } from 'react'
import { londonDay } from '#domain/basics/london-day.ts'
import { toDoPaper, type ToDoRow } from '#domain/papers/minutes-paper.ts'
import { summaryOf, useAppParts } from '#state/app-store.ts'
import { elsewhereIn } from '#state/of-the-child.ts'
import { useNow } from '#state/use-now.ts'
import { useTeam } from '#state/use-record.ts'
import { versionInHand } from '#state/version-in-hand.ts'
import type { OwedRow } from '../board/owed-rows.ts'
import { paperHeading, shownRows } from '../board/shown-rows.ts'
import { useOwed } from '../board/use-owed.ts'
import { PaperScreen } from './paper-screen.tsx'
import { toDoRow } from './to-do-row.ts'

/** What the list of what is owed shows, on paper for the desk. Under a reporting restriction the reference stands alone. */
export function ToDoScreen() {
  const { session, summaries, drafts, board } = useAppParts('session', 'summaries', 'drafts', 'board')
  const team = useTeam(session?.team ?? null)
  const today = londonDay(useNow())
  const rows = useOwed(today)
  const document = useMemo(() => {
    if (team?.team == null || session === null) return null
    const rowOf = (row: OwedRow): ToDoRow =>
      toDoRow(row, {
        patient: summaryOf(summaries, 'patient', row.entry.patient),
        elsewhere: elsewhereIn(summaries, row.entry.id, row.entry.patient),
        today,
        providerOf: (id) => summaryOf(summaries, 'provider', id)?.provider ?? null,
        begun: versionInHand(drafts, row.entry),
      })
    const { shown, listed } = shownRows(board.shown, rows)
    return toDoPaper(team.team, session.author.name, today, listed.map(rowOf), paperHeading(shown))
  }, [team, session, summaries, drafts, board.shown, rows, today])
  return (
    <PaperScreen current="owed" heading="To do, on paper" document={document} about={null} fileName={`to-do-${today}.pdf`} back={{ kind: 'owed' }}>
      <p>What the list showed, late first. A name under a reporting restriction is withheld.</p>
    </PaperScreen>
  )
}
