import type { ReactNode } from 'react'
import { AppFrame } from '../app/app-frame.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { goTo } from '#state/app-store.ts'
import './work-list.css'

/** One row of a list of work: name plus number, what it is about, and what matters about it now. */
export interface WorkRow {
  readonly key: string
  readonly name: string
  readonly number: string
  readonly what: string
  readonly note: string
  readonly late?: boolean
  readonly open: () => void
}

interface WorkListProps {
  readonly current: 'meetings' | 'cases' | 'letters' | 'owed' | 'providers'
  readonly title: string
  readonly rows: readonly WorkRow[]
  /** Two sentences that teach, when there is nothing. */
  readonly empty: ReactNode
  /** The one next act of this list, beside its title. */
  readonly act?: ReactNode
}

/** A list of work: up and down move, Enter opens, any row can be pressed along its whole width. */
export function WorkList({ current, title, rows, empty, act }: WorkListProps) {
  useKeys(
    [
      { keys: 'ArrowDown', words: 'next row', run: () => step(1) },
      { keys: 'ArrowUp', words: 'row before', run: () => step(-1) },
      { keys: 'Escape', words: 'back to today', run: () => goTo({ kind: 'today' }) },
    ],
    { name: title },
  )
  return (
    <AppFrame current={current}>
      <div className="work-list" data-area={title} tabIndex={-1}>
        <div className="work-list-head">
          <h1>{title}</h1>
          {act}
        </div>
        {rows.length === 0 && <p>{empty}</p>}
        <ul>
          {rows.map((row) => (
            <li key={row.key}>
              <button type="button" className="work-row" onClick={row.open} onKeyDown={moveByArrows}>
                <span>
                  <strong>{row.name}</strong>
                  <span className="text-quiet">{row.number}</span>
                </span>
                <span dir="auto">{row.what}</span>
                <span className={row.late === true ? 'text-late' : 'text-quiet'}>{row.note}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </AppFrame>
  )
}

function moveByArrows(event: React.KeyboardEvent): void {
  if (event.key === 'ArrowDown') step(1)
  else if (event.key === 'ArrowUp') step(-1)
  else return
  event.preventDefault()
}

/** Moves the keyboard to the row after (1) or before (-1) the one in focus. */
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLButtonElement>('.work-row')]
  const place = rows.indexOf(document.activeElement as HTMLButtonElement)
  rows[Math.max(0, Math.min(rows.length - 1, place + by))]?.focus()
}
