import { useMemo } from 'react'
import { fullWorkingDaysBetween, type CalendarDay } from '#domain/basics/calendar.ts'
import type { Author } from '#domain/journal/act.ts'
import { isWorkingDay } from '#domain/pathway/add-working-days.ts'
import { chaseKey, chaserOf, type Chaser, type ChaserCalendar } from '#domain/rules-across/chasers-of.ts'
import { stopOfChild } from '#domain/rules-across/child-stops.ts'
import { elsewhereOf } from '#domain/rules-across/elsewhere.ts'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import { owedBesideAgenda } from '#domain/rules-across/wait-for-meeting.ts'
import { summariesOf, summaryOf, useApp } from '#state/app-store.ts'
import { useChaserCalendar } from './use-calendar.ts'
import { owedKind, type OwedGroup } from './owed-words.ts'

type Task = CaseSummary['tasks'][number]

/** One thing owed: what a case waits for, or an action somebody was given. */
export interface OwedRow {
  readonly key: string
  readonly entry: CaseSummary
  readonly group: OwedGroup
  readonly due: CalendarDay
  /** Is it this person’s turn? */
  readonly mine: boolean
  /** Working days since it was due; 0 on the due day and before it. On a weekend after it, that day counts as one. */
  readonly late: number
  readonly what: { readonly kind: 'chaser'; readonly chaser: Chaser } | { readonly kind: 'task'; readonly task: Task }
}

/** Everything owed on this computer’s cases, the longest late first. */
export function useOwed(today: CalendarDay): readonly OwedRow[] {
  const summaries = useApp((state) => state.summaries)
  const author = useApp((state) => state.session?.author)
  const calendar = useChaserCalendar()
  return useMemo(() => {
    if (author === undefined) return []
    const [cases, patients, meetings] = [summariesOf(summaries, 'case'), summariesOf(summaries, 'patient'), summariesOf(summaries, 'meeting')]
    /** Looked up for the few cases that owe something: nobody is chased about a child who has died (P17) or is 18 and not asked (P18). */
    const isStopped = (entry: CaseSummary): boolean =>
      stopOfChild(entry.agreedThemselves, summaryOf(summaries, 'patient', entry.patient)?.identity ?? null, elsewhereOf(entry.id, entry.patient, cases, patients), today) !== null
    return cases
      .flatMap((entry) => rowsOf({ ...entry, owed: entry.owed.length > 0 && isStopped(entry) ? [] : owedBesideAgenda(entry, { meetings, cases, today }) }, author, today, calendar))
      .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  }, [summaries, author, today, calendar])
}

function rowsOf(entry: CaseSummary, author: Author, today: CalendarDay, calendar: ChaserCalendar): readonly OwedRow[] {
  if (entry.ended !== null) return []
  const late = (due: CalendarDay): number => workingDaysLate(due, today, calendar.bankHolidays)
  const chasers = entry.owed.map((owed): OwedRow => {
    const chaser = chaserOf(owed, entry.hearing?.on ?? null, calendar)
    return { key: `${entry.id} ${chaseKey(chaser)}`, entry, group: owedKind(chaser.kind).group, due: chaser.due, mine: isMine(chaser, entry, author), late: late(chaser.due), what: { kind: 'chaser', chaser } }
  })
  const tasks = entry.tasks.map((task): OwedRow => ({ key: `${entry.id} ${task.id}`, entry, group: 'actions', due: task.due, mine: task.user === author.user, late: late(task.due), what: { kind: 'task', task } }))
  return [...chasers, ...tasks]
}

/** The secretary chases for the whole team; what a clinician owes is the lead consultant’s. */
function isMine({ ownerRole }: Chaser, { leadConsultant }: CaseSummary, { role, user }: Author): boolean {
  return ownerRole === 'secretary' ? role === 'secretary' : leadConsultant === user
}

function workingDaysLate(due: CalendarDay, today: CalendarDay, bankHolidays: ReadonlySet<CalendarDay>): number {
  if (due >= today) return 0
  const between = fullWorkingDaysBetween(due, today, bankHolidays).length + (isWorkingDay(today, bankHolidays) ? 1 : 0)
  return Math.max(1, between)
}
