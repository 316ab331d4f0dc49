import type { ReactNode } from 'react'
import { longDay, weekdayOf, type CalendarDay } from '#domain/basics/calendar.ts'
import { showNhs } from '#domain/person/identity.ts'
import { goTo, summaryOf, useAppParts } from '#state/app-store.ts'
import { versionInHand } from '#state/version-in-hand.ts'
import { rowWords } from '../board/row-words.ts'
import { nextChaseWords } from '../board/owed-words.ts'
import type { OwedRow } from '../board/owed-rows.ts'
import { useOwed } from '../board/use-owed.ts'
import { whenWords } from '../board/when-words.ts'
import { Button } from '../kit/button.tsx'
import { counted } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'

interface OwedTodayProps {
  readonly today: CalendarDay
  /** What else the day may begin with. */
  readonly acts: ReactNode
}

/** The secretary’s morning: what is late, and what is due today or needs a call today. */
export function OwedToday({ today, acts }: OwedTodayProps) {
  const mine = useOwed(today).filter((row) => row.mine)
  const rows = mine.filter((row) => isForToday(row, today))
  const late = mine.filter((row) => row.late > 0).length
  const start = (): void => goTo({ kind: 'owed' })
  useKeys([{ keys: 'Enter', words: 'start', run: start, inBar: true }], { name: 'Today', active: rows.length > 0 })
  return (
    <section aria-labelledby="owed-today">
      <p className="text-quiet">
        Owed, on {weekdayOf(today)} {longDay(today).slice(0, -5)}
      </p>
      <div className="today-head">
        <h1 id="owed-today">{rows.length === 0 ? 'Nothing to chase today' : `${counted(rows.length, 'thing')} for today`}{late === 0 ? '' : `, ${late} late in all`}</h1>
        <span className="today-acts">
          {acts}
          {rows.length > 0 && (
            <Button kind="primary" keys="Enter" onPress={start}>
              {late > 0 ? 'Start with the late ones' : 'Start'}
            </Button>
          )}
        </span>
      </div>
      {rows.length === 0 && <p>New chasers appear here when a provider is asked or a letter goes out. Everything that is owed stands under Owed.</p>}
      <ul className="owed-today">
        {rows.map((row) => (
          <Row key={row.key} row={row} today={today} />
        ))}
      </ul>
    </section>
  )
}

/** Late and not called about since, or due today. */
function isForToday({ due, what }: OwedRow, today: CalendarDay): boolean {
  return what.kind === 'chaser' ? what.chaser.next <= today : due <= today
}

function Row({ row, today }: { readonly row: OwedRow; readonly today: CalendarDay }) {
  const { summaries, drafts } = useAppParts('summaries', 'drafts')
  const patient = summaryOf(summaries, 'patient', row.entry.patient)
  const identity = patient?.identity ?? null
  const words = rowWords(row, (id) => summaryOf(summaries, 'provider', id)?.provider ?? null, versionInHand(drafts, row.entry))
  const number = identity === null ? row.entry.reference : identity.nhs.kind === 'number' ? showNhs(identity.nhs) : `hospital no. ${identity.hospitalNumber}`
  return (
    <li>
      <button type="button" className={row.late > 0 ? 'owed-today-row owed-today-late' : 'owed-today-row'} onClick={() => goTo({ kind: 'case', case: row.entry.id })}>
        <span>
          <strong dir="auto">
            {words.what}
            {row.what.kind === 'chaser' && words.about !== '' && `${words.what.endsWith('?') ? '' : ':'} ${words.about}`}
          </strong>
          <span className="text-quiet" dir="auto">
            {patient?.name ?? 'Not on this computer yet'}
            {identity !== null && `, born ${longDay(identity.born)}`}, {number}
          </span>
        </span>
        <span className={row.late > 0 ? 'text-late' : undefined}>{whenWords(row, today)}</span>
        <span>{row.what.kind === 'chaser' ? nextChaseWords(row.what, today) : ''}</span>
      </button>
    </li>
  )
}
