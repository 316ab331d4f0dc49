import { useMemo } from 'react'
import { londonDay } from '#domain/basics/london-day.ts'
import { toDoPaper } from '#domain/papers/minutes-paper.ts'
import { hideNames } from '#domain/person/hide-names.ts'
import { showNhs } from '#domain/person/identity.ts'
import { summaryOf, useApp } from '#state/app-store.ts'
import { useNow } from '#state/use-now.ts'
import { useTeam } from '#state/use-record.ts'
import { nextChaseWords } from '../board/owed-words.ts'
import { rowWords } from '../board/row-words.ts'
import { useOwed, type OwedRow } from '../board/use-owed.ts'
import { whenWords } from '../board/when-words.ts'
import { PaperScreen } from './paper-screen.tsx'

/** What is owed by the person, on paper for the desk. Under a reporting restriction the reference stands for the name. */
export function ToDoScreen() {
  const { session, summaries } = useApp()
  const team = useTeam(session?.team ?? null)
  const today = londonDay(useNow())
  const rows = useOwed(today)
  const document = useMemo(() => {
    if (team?.team == null || session === null) return null
    const rowOf = (row: OwedRow) => {
      const { what, about } = rowWords(row, (id) => summaryOf(summaries, 'provider', id)?.provider ?? null)
      const patient = summaryOf(summaries, 'patient', row.entry.patient)
      const isHidden = row.entry.hearing?.restriction === true || patient?.identity == null
      const who = isHidden ? row.entry.reference : `${patient.name}, ${patient.identity.nhs.kind === 'number' ? showNhs(patient.identity.nhs) : `hospital no. ${patient.identity.hospitalNumber}`}`
      const said = about === '' || row.what.kind === 'task' ? what : `${what}: ${about}`
      const names = patient === null ? [] : [patient.name, patient.identity?.inOwnScript ?? '']
      return { what: isHidden ? hideNames(said, { names, numbers: [] }) : said, who, when: whenWords(row, today), next: row.what.kind === 'chaser' ? nextChaseWords(row.what.chaser, today) : '' }
    }
    return toDoPaper(team.team, session.author.name, today, rows.filter(({ mine }) => mine).map(rowOf))
  }, [team, session, summaries, rows, today])
  return (
    <PaperScreen current="owed" heading="To do, on paper" document={document} about={null} fileName={`to-do-${today}.pdf`} back={{ kind: 'owed' }}>
      <p>What is yours, late first. A name under a reporting restriction is withheld.</p>
    </PaperScreen>
  )
}
