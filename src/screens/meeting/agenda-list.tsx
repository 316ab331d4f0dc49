import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import type { MeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { KeyCap } from '../kit/key-cap.tsx'
import { counted, showTime } from '../kit/show-time.ts'
import { courtWords } from '../kit/court-words.ts'
import { outcomeWords } from '../kit/words-for-acts.ts'

export interface AgendaEntry {
  readonly summary: CaseSummary
  readonly name: string
}

interface AgendaListProps {
  readonly entries: readonly AgendaEntry[]
  /** Ids of all cases in their places, also of those that were erased while the room is open. */
  readonly order: readonly string[]
  readonly parked: readonly AgendaEntry[]
  readonly current: string | null
  readonly meeting: MeetingFile
  readonly today: CalendarDay
  readonly onOpen: (caseId: string) => void
  readonly onSign: (() => void) | null
  readonly notHere: readonly string[]
}

/** The meeting's own list: names only, because the band stands above it. Where each case stands is said in a word. */
export function AgendaList({ entries, order, parked, current, meeting, today, onOpen, onSign, notHere }: AgendaListProps) {
  const outcomes = entries.flatMap(({ summary }) => (summary.outcome?.meeting === meeting.id ? [summary.outcome] : []))
  const over = outcomes.some(({ signed }) => signed)
  const isSigned = over && outcomes.every(({ signed }) => signed)
  return (
    <nav className="agenda" aria-label="Cases in this meeting" data-area="Cases" tabIndex={-1}>
      <h2 className="agenda-count">{counted(entries.length, 'case')}</h2>
      <ol>
        {order.map((id, index) => {
          const entry = entries.find(({ summary }) => summary.id === id)
          if (entry === undefined) return <ErasedRow key={id} number={index + 1} />
          const { summary, name } = entry
          return (
            <li key={id}>
              <button
                type="button"
                className={summary.id === current ? 'agenda-row agenda-row-on' : 'agenda-row'}
                aria-current={summary.id === current ? 'true' : undefined}
                aria-keyshortcuts={`Alt+${index + 1}`}
                onClick={() => onOpen(summary.id)}
              >
                <span className="agenda-number">{index + 1}</span>
                <span>
                  <span className="agenda-name">{name}</span>
                  <span className="agenda-state">{stateOf(summary, { meeting: meeting.id, over, isCurrent: summary.id === current, today })}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {parked.map(({ summary, name }) => (
        <div className="agenda-parked" key={summary.id}>
          <p>
            <strong>Parked: urgent treatment</strong>
          </p>
          <p>{name}</p>
          <p className="text-quiet">Treatment continues. Reviewed daily</p>
        </div>
      ))}
      <div className="agenda-foot">
        <p>
          <strong>Interests declared:</strong> {meeting.interests.length}
        </p>
        {notHere.length > 0 && <p>Not here: {notHere.join(', ')}</p>}
        {isSigned && <p>Minutes signed</p>}
        {onSign !== null && !isSigned && (
          <button type="button" className="agenda-sign" aria-keyshortcuts="E" onClick={onSign}>
            Sign the minutes <KeyCap cap="E" />
          </button>
        )}
      </div>
    </nav>
  )
}

function ErasedRow({ number }: { readonly number: number }) {
  return (
    <li className="agenda-row agenda-row-erased">
      <span className="agenda-number">{number}</span>
      <span className="agenda-state">Erased</span>
    </li>
  )
}

interface Standing {
  readonly meeting: string
  /** The chair has begun to sign: what has no outcome by then was not reached. */
  readonly over: boolean
  readonly isCurrent: boolean
  readonly today: CalendarDay
}

/** A row's second line: the outcome first, then a court date, then who asked. */
function stateOf(summary: CaseSummary, { meeting, over, isCurrent, today }: Standing): React.ReactNode {
  const court = summary.hearing === null ? null : courtWords(summary.hearing.on, today)
  if (summary.needsPerson > 0) return <strong>{counted(summary.needsPerson, 'needs a person', 'need a person')}</strong>
  if (summary.outcome?.meeting === meeting) {
    return (
      <>
        <strong>{outcomeWords(summary.outcome.kind, summary.outcome.standing)}</strong> {summary.outcome.signed ? 'and signed' : showTime(summary.outcome.at)}
        {court !== null && `, ${court}`}
      </>
    )
  }
  if (over) return summary.outcome === null ? 'Not reached: carries over' : 'Not decided here'
  if (isCurrent) return <strong>Being discussed</strong>
  return [court === null ? 'Ready' : court, summary.requestBy === 'young-person' ? 'Own request' : ''].filter((part) => part !== '').join('. ')
}
