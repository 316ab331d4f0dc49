import type { ReactNode } from 'react'
import { ageInWords, fullWorkingDaysBetween, longDay, shortDay, weekdayOf, daysBetween, type CalendarDay } from '#domain/basics/calendar.ts'
import { showNhs } from '#domain/person/identity.ts'
import { bankHolidaysOf } from '#domain/profile/use-profile.ts'
import type { CaseSummary, Summary } from '#domain/rules-across/summaries.ts'
import type { Author } from '#domain/journal/act.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { goTo, summariesOf, summaryOf, useApp } from '#state/app-store.ts'
import { waitsForSignature } from '#state/version-kept.ts'
import { useCase, useTeam } from '#state/use-record.ts'
import { StableButtons } from '../case/stable-buttons.tsx'
import { useHold } from '../case/use-hold.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { TextButton } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { counted, showTime } from '../kit/show-time.ts'

interface TodayAsideProps {
  readonly summaries: ReadonlyMap<string, Summary>
  readonly author: Author
  readonly today: CalendarDay
  /** Above everything, for whom it is not the first thing of the day. */
  readonly meeting?: ReactNode
}

/** What surfaces itself: court dates, parked children, letters to sign, what you owe. */
export function TodayAside({ summaries, author, today, meeting }: TodayAsideProps) {
  const { user, role } = author
  const toLetters = (): void => goTo({ kind: 'letters' })
  const toOwed = (): void => goTo({ kind: 'owed' })
  useKeys(
    [
      { keys: 'L', words: 'letters', run: toLetters },
      { keys: 'O', words: 'owed', run: toOwed },
    ],
    { name: 'Needs you' },
  )
  const cases = summariesOf(summaries, 'case')
  const nameOf = (entry: CaseSummary) => summaryOf(summaries, 'patient', entry.patient)?.name ?? 'Not on this computer yet'
  const court = cases.filter((entry) => entry.hearing !== null && entry.hearing.on >= today && entry.ended === null).sort((a, b) => ((a.hearing?.on ?? '') < (b.hearing?.on ?? '') ? -1 : 1))
  const parked = cases.filter((entry) => entry.hold !== null && entry.ended === null)
  const toSign = cases.filter((entry) => waitsForSignature(summaries, entry))
  const people = cases.filter((entry) => entry.needsPerson > 0)
  const owed = cases.flatMap((entry) => entry.tasks.filter((task) => task.user === user).map((task) => ({ task, entry }))).sort((a, b) => (a.task.due < b.task.due ? -1 : 1))
  return (
    <aside className="today-aside" data-area="Needs you" tabIndex={-1} aria-label="Needs you">
      {meeting}
      {people.length > 0 && (
        <section>
          <h2>Needs a person</h2>
          {people.map((entry) => (
            <p key={entry.id}>
              <button type="button" className="today-link" onClick={() => goTo({ kind: 'case', case: entry.id })}>
                {nameOf(entry)}
              </button>
              : {counted(entry.needsPerson, 'thing', 'things')} to settle
            </p>
          ))}
        </section>
      )}
      {court.map((entry) => (
        <section key={entry.id}>
          <h2>Before the courts</h2>
          <Court entry={entry} name={nameOf(entry)} today={today} />
        </section>
      ))}
      {parked.map((entry) => (
        <Parked key={entry.id} entry={entry} name={nameOf(entry)} summaries={summaries} today={today} />
      ))}
      <section>
        <div className="today-aside-head">
          <h2>{mayDo(role, 'sign-letter').ok ? 'Letters to sign' : 'Letters to be signed'}</h2>
          <TextButton keys="L" onPress={toLetters}>
            Open
          </TextButton>
        </div>
        {toSign.slice(0, 4).map((entry) => (
          <p key={entry.id}>
            <button type="button" className="today-link" onClick={() => goTo({ kind: 'letter', case: entry.id })}>
              {nameOf(entry)}
            </button>
          </p>
        ))}
        {toSign.length === 0 && <p className="text-quiet">None. A letter appears here when a meeting has agreed a case.</p>}
      </section>
      <section>
        <div className="today-aside-head">
          <h2>Owed by you</h2>
          <TextButton keys="O" onPress={toOwed}>
            All
          </TextButton>
        </div>
        {owed.slice(0, 4).map(({ task, entry }) => (
          <p key={task.id} className="today-owed">
            <span>
              {task.what} <span className="text-quiet">{nameOf(entry)}</span>
            </span>
            <span className={task.due < today ? 'text-late' : undefined}>{task.due < today ? `${counted(daysBetween(task.due, today), 'day')} late` : task.due === today ? 'today' : shortDay(task.due)}</span>
          </p>
        ))}
        {owed.length === 0 && <p className="text-quiet">Nothing is owed by you.</p>}
      </section>
    </aside>
  )
}

function Court({ entry, name, today }: { readonly entry: CaseSummary; readonly name: string; readonly today: CalendarDay }) {
  const on = entry.hearing?.on ?? today
  const session = useApp((state) => state.session)
  const working = fullWorkingDaysBetween(today, on, bankHolidaysOf(useTeam(session?.team ?? null)))
  const days = daysBetween(today, on)
  return (
    <>
      <p className="today-large">{counted(working.length, 'full working day')} left</p>
      <p>
        <button type="button" className="today-link" onClick={() => goTo({ kind: 'case', case: entry.id })}>
          {name}
        </button>
        , hearing {weekdayOf(on)} {longDay(on).slice(0, -5)}
      </p>
      <p className="text-quiet">
        {counted(days, 'day')}. {working.length === 0 ? 'No full working day is before the hearing' : `${working.map(shortDay).join(' and ')} ${working.length === 1 ? 'is' : 'are'} before the hearing`}
      </p>
    </>
  )
}

interface ParkedProps {
  readonly entry: CaseSummary
  readonly name: string
  readonly summaries: ReadonlyMap<string, Summary>
  readonly today: CalendarDay
}

function Parked({ entry, name, summaries, today }: ParkedProps) {
  const identity = summaryOf(summaries, 'patient', entry.patient)?.identity
  const file = useCase(entry.id, 'listed')
  const reviewOn = entry.hold?.reviewOn ?? null
  const late = reviewOn !== null && reviewOn < today
  return (
    <section>
      <h2>Parked: urgent treatment</h2>
      <p>
        <button type="button" className="today-link" onClick={() => goTo({ kind: 'case', case: entry.id })}>
          {name}
        </button>
        {identity != null && `, ${ageInWords(identity.born, today)}, ${showNhs(identity.nhs)}`}
      </p>
      <p className="today-parked">
        <strong>Treatment continues.</strong> It is not waiting for an opinion.
      </p>
      <p className="text-quiet">
        Parked by {entry.hold?.by}, {showTime(entry.hold?.at ?? '')}. {entry.hold?.reviewOn == null ? 'Reviewed every day' : `Review due ${entry.hold.reviewOn === today ? 'today' : shortDay(entry.hold.reviewOn)}`}, or when marked stable
      </p>
      {late && <p className="text-late">Not reviewed since {shortDay(entry.hold?.reviewOn ?? today)}</p>}
      {file !== null && <ParkedActs file={file} today={today} />}
    </section>
  )
}

function ParkedActs({ file, today }: { readonly file: CaseFile; readonly today: CalendarDay }) {
  const hold = useHold(file, today)
  return (
    <>
      <StableButtons hold={hold} />
      <SaveWords saving={hold.saving} />
    </>
  )
}
