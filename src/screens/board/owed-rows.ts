import { fullWorkingDaysBetween, type CalendarDay } from '#domain/basics/calendar.ts'
import type { Author } from '#domain/journal/act.ts'
import { isWorkingDay } from '#domain/pathway/add-working-days.ts'
import { chaseKey, chaserOf, type Chaser, type ChaserCalendar } from '#domain/rules-across/chasers-of.ts'
import { stopOfChild } from '#domain/rules-across/child-stops.ts'
import { elsewhereOf } from '#domain/rules-across/elsewhere.ts'
import { indexChildren } from '#domain/rules-across/index-children.ts'
import { isKeptInList } from '#domain/rules-across/practice-in-letter.ts'
import type { CaseSummary, Summary } from '#domain/rules-across/summaries.ts'
import { owedBesideAgenda } from '#domain/rules-across/wait-for-meeting.ts'
import { summariesOf } from '#state/app-store.ts'
import { owedKind, type OwedGroup } from './owed-words.ts'

type Task = CaseSummary['tasks'][number]
type Who = Pick<Author, 'user' | 'role'>

/** What a case waits for. `kept`: the signed letter that should be sent goes to nobody, so the next version is what is owed (L42). */
export interface OwedChaser {
  readonly kind: 'chaser'
  readonly chaser: Chaser
  readonly kept: boolean
}

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
  readonly what: OwedChaser | { readonly kind: 'task'; readonly task: Task }
}

/** Goes with the lists it was reckoned from: nothing of them is kept once they are put away. */
const reckoned = new WeakMap<ReadonlyMap<string, Summary>, Map<string, readonly OwedRow[]>>()

/** Everything owed on these cases, the longest late first; reckoned once for all who show it. */
export function owedRows(summaries: ReadonlyMap<string, Summary>, author: Who, today: CalendarDay, calendar: ChaserCalendar): readonly OwedRow[] {
  const known = reckoned.get(summaries) ?? new Map<string, readonly OwedRow[]>()
  reckoned.set(summaries, known)
  const key = JSON.stringify([author.user, author.role, today, calendar.times, [...calendar.bankHolidays]])
  const rows = known.get(key) ?? reckon(summaries, author, today, calendar)
  known.set(key, rows)
  return rows
}

function reckon(summaries: ReadonlyMap<string, Summary>, author: Who, today: CalendarDay, calendar: ChaserCalendar): readonly OwedRow[] {
  const [cases, meetings] = [summariesOf(summaries, 'case'), summariesOf(summaries, 'meeting')]
  const linesOf = indexChildren(cases, summariesOf(summaries, 'patient'))
  const owingOf = (entry: CaseSummary): Owing => {
    const { id, patient, agreedThemselves, owed } = entry
    if (owed.length === 0) return NOTHING
    const child = linesOf(patient)
    const identity = child.patients.find((line) => line.id === patient)?.identity ?? null
    const elsewhere = elsewhereOf(id, patient, child.cases, child.patients)
    // Nobody is chased about a child who has died (P17) or is 18 and not asked (P18).
    if (stopOfChild(agreedThemselves, identity, elsewhere, today) !== null) return NOTHING
    return { owed: owedBesideAgenda(entry, { meetings, cases, today }), isKept: isKeptInList(entry, elsewhere) }
  }
  return cases
    .flatMap((entry) => rowsOf(entry, owingOf(entry), author, today, calendar))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/** What is owed on a case now; `isKept`: its signed letter goes to nobody. */
interface Owing {
  readonly owed: CaseSummary['owed']
  readonly isKept: boolean
}

const NOTHING: Owing = { owed: [], isKept: false }

function rowsOf(entry: CaseSummary, { owed, isKept }: Owing, author: Who, today: CalendarDay, calendar: ChaserCalendar): readonly OwedRow[] {
  if (entry.ended !== null) return []
  const late = (due: CalendarDay): number => workingDaysLate(due, today, calendar.bankHolidays)
  const chasers = owed.map((each): OwedRow => {
    const chaser = chaserOf(each, entry.hearing?.on ?? null, calendar)
    const what: OwedChaser = { kind: 'chaser', chaser, kept: isKept && chaser.kind === 'not-sent' }
    return { key: `${entry.id} ${chaseKey(chaser)}`, entry, group: owedKind(what).group, due: chaser.due, mine: isMine(what, entry, author), late: late(chaser.due), what }
  })
  const tasks = entry.tasks.map((task): OwedRow => ({ key: `${entry.id} ${task.id}`, entry, group: 'actions', due: task.due, mine: task.user === author.user, late: late(task.due), what: { kind: 'task', task } }))
  return [...chasers, ...tasks]
}

/** The secretary chases for the whole team; what a clinician owes is the lead consultant’s, as the next version of a letter is. */
function isMine({ chaser, kept }: OwedChaser, { leadConsultant }: CaseSummary, { role, user }: Who): boolean {
  return chaser.ownerRole === 'secretary' && !kept ? role === 'secretary' : leadConsultant === user
}

function workingDaysLate(due: CalendarDay, today: CalendarDay, bankHolidays: ReadonlySet<CalendarDay>): number {
  if (due >= today) return 0
  const between = fullWorkingDaysBetween(due, today, bankHolidays).length + (isWorkingDay(today, bankHolidays) ? 1 : 0)
  return Math.max(1, between)
}
