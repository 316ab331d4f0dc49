import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { AppFrame } from '../app/app-frame.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { goTo, ROWS_AT_ONCE } from '#state/app-store.ts'
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
  /** How many rows there are beyond these; pressing the last row shows more of them. */
  readonly left?: number
  readonly onMore?: () => void
  /** The row that was opened before: whoever comes back from it is at it. */
  readonly cameFrom?: string | null
  /** Between the title and the rows: what they are found or cut by. */
  readonly children?: ReactNode
}

/** A list of work: up and down move, Enter opens, any row can be pressed along its whole width. */
export function WorkList({ current, title, rows, empty, act, left = 0, onMore, cameFrom = null, children }: WorkListProps) {
  const list = useRef<HTMLUListElement>(null)
  useCameFrom(list, rows.findIndex(({ key }) => key === cameFrom))
  useKeys(
    [
      { keys: 'ArrowDown', words: 'next row', run: () => stepRow(1) },
      { keys: 'ArrowUp', words: 'row before', run: () => stepRow(-1) },
      { keys: 'Escape', words: 'back to today', run: () => goTo({ kind: 'today' }) },
    ],
    { name: title },
  )
  return (
    <AppFrame current={current}>
      <div className="work-list" data-area={title} tabIndex={-1}>
        <div className="work-list-head">
          <h1 tabIndex={-1}>{title}</h1>
          {act}
        </div>
        {children}
        {rows.length === 0 && <p>{empty}</p>}
        <ul ref={list}>
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
          {left > 0 && onMore !== undefined && (
            <li>
              <button type="button" className="work-row work-more" onClick={() => showMore(onMore, rows.length)} onKeyDown={moveByArrows}>
                {moreWords(left)}
              </button>
            </li>
          )}
        </ul>
      </div>
    </AppFrame>
  )
}

function moreWords(left: number): string {
  return left > ROWS_AT_ONCE ? `Show ${ROWS_AT_ONCE} more. ${left.toLocaleString('en-GB')} are not shown` : `Show the last ${left}`
}

/** The keyboard goes to the first of the rows that have come. */
function showMore(onMore: () => void, at: number): void {
  flushSync(onMore)
  rowsOnScreen()[at]?.focus()
}

/** Comes to the row once, when the list appears. */
function useCameFrom(list: RefObject<HTMLUListElement | null>, at: number): void {
  const first = useRef(at)
  useLayoutEffect(() => {
    if (first.current >= 0) list.current?.querySelectorAll<HTMLButtonElement>('.work-row')[first.current]?.focus()
  }, [list])
}

function moveByArrows(event: React.KeyboardEvent): void {
  if (event.key === 'ArrowDown') stepRow(1)
  else if (event.key === 'ArrowUp') stepRow(-1)
  else return
  event.preventDefault()
}

/** Moves the keyboard to the row after (1) or before (-1) the one in focus; to the first when none is. */
export function stepRow(by: 1 | -1): void {
  const rows = rowsOnScreen()
  const place = rows.indexOf(document.activeElement as HTMLButtonElement)
  rows[Math.max(0, Math.min(rows.length - 1, place + by))]?.focus()
}

function rowsOnScreen(): readonly HTMLButtonElement[] {
  return [...document.querySelectorAll<HTMLButtonElement>('.work-row')]
}
