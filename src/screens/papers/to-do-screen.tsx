import { useMemo } from 'react'
import { londonDay } from '#domain/basics/london-day.ts'
import { toDoPaper, type ToDoRow } from '#domain/papers/minutes-paper.ts'
import { elsewhereOf } from '#domain/rules-across/elsewhere.ts'
import { summariesOf, summaryOf, useApp } from '#state/app-store.ts'
import { useNow } from '#state/use-now.ts'
import { useTeam } from '#state/use-record.ts'
import type { OwedRow } from '../board/owed-rows.ts'
import { useOwed } from '../board/use-owed.ts'
import { PaperScreen } from './paper-screen.tsx'
import { toDoRow } from './to-do-row.ts'

/** What is owed by the person, on paper for the desk. Under a reporting restriction the reference stands alone. */
export function ToDoScreen() {
  const { session, summaries } = useApp()
  const team = useTeam(session?.team ?? null)
  const today = londonDay(useNow())
  const rows = useOwed(today)
  const document = useMemo(() => {
    if (team?.team == null || session === null) return null
    const [cases, patients] = [summariesOf(summaries, 'case'), summariesOf(summaries, 'patient')]
    const rowOf = (row: OwedRow): ToDoRow =>
      toDoRow(row, {
        patient: summaryOf(summaries, 'patient', row.entry.patient),
        elsewhere: elsewhereOf(row.entry.id, row.entry.patient, cases, patients),
        today,
        providerOf: (id) => summaryOf(summaries, 'provider', id)?.provider ?? null,
      })
    return toDoPaper(team.team, session.author.name, today, rows.filter(({ mine }) => mine).map(rowOf))
  }, [team, session, summaries, rows, today])
  return (
    <PaperScreen current="owed" heading="To do, on paper" document={document} about={null} fileName={`to-do-${today}.pdf`} back={{ kind: 'owed' }}>
      <p>What is yours, late first. A name under a reporting restriction is withheld.</p>
    </PaperScreen>
  )
}
