import type { KeyboardEvent, ReactNode } from 'react'
import { ageInWords, type CalendarDay } from '#domain/basics/calendar.ts'
import { showNhs } from '#domain/person/identity.ts'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import { summaryOf, useApp } from '#state/app-store.ts'
import { Button } from '../kit/button.tsx'

interface PlanRowProps {
  readonly entry: CaseSummary
  readonly name: string
  readonly number?: number
  readonly today: CalendarDay
  readonly note: string
  /** What the case lacks, in bold. */
  readonly missing?: string
  readonly selected: boolean
  readonly onSelect: () => void
  readonly onOpen: () => void
  /** What can be done with the chosen row. */
  readonly acts: ReactNode
  /** What came of the last thing done with the chosen row, when it was refused. */
  readonly answer?: ReactNode
}

/** A case in a list that an agenda is built from: name plus number, the question, and what matters about it now. */
export function PlanRow({ entry, name, number, today, note, missing = '', selected, onSelect, onOpen, acts, answer }: PlanRowProps) {
  const identity = useApp((state) => summaryOf(state.summaries, 'patient', entry.patient)?.identity ?? null)
  return (
    <li className={selected ? 'today-case today-case-on' : 'today-case'}>
      <span className="text-quiet">{number}</span>
      <button type="button" id={rowId(entry.id)} className="today-case-open plan-row" onFocus={onSelect} onClick={onOpen} onKeyDown={moveByArrows}>
        <span className="today-case-name">
          <strong>{name}</strong>
          <span className="text-quiet">{identity === null ? entry.reference : `${ageInWords(identity.born, today)}, ${identity.nhs.kind === 'number' ? showNhs(identity.nhs) : `NHS number ${showNhs(identity.nhs)}`}`}</span>
        </span>
        <span>
          <span dir="auto">{entry.inShort === '' ? entry.question : entry.inShort}</span>
          {note !== '' && <span className="text-quiet">{note}</span>}
          {missing !== '' && <span className="plan-missing">{missing}</span>}
        </span>
      </button>
      {selected && <span className="today-move">{acts}</span>}
      {selected && answer !== undefined && <div className="plan-answer">{answer}</div>}
    </li>
  )
}

/** The twins of Alt and the arrows. */
export function MoveButtons({ onMove }: { readonly onMove: (by: -1 | 1) => void }) {
  return (
    <>
      <Button dense onPress={() => onMove(-1)}>
        Up
      </Button>
      <Button dense onPress={() => onMove(1)}>
        Down
      </Button>
    </>
  )
}

function rowId(caseId: string): string {
  return `plan-row-${caseId}`
}

/** Puts the keyboard on a case’s row, wherever it stands by then; a button in that row keeps it. */
export function focusRow(caseId: string): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(rowId(caseId))
    if (row?.closest('li')?.contains(document.activeElement) === false) row.focus()
  })
}

/** Also from a row, which would keep an arrow for itself; with Alt an arrow moves the case. */
function moveByArrows(event: KeyboardEvent): void {
  if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  stepRow(event.key === 'ArrowDown' ? 1 : -1)
  event.preventDefault()
}

/** Moves the keyboard to the row after (1) or before (-1) the one in focus, through all the lists. */
export function stepRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLButtonElement>('.plan-row')]
  const place = rows.indexOf(document.activeElement as HTMLButtonElement)
  rows[Math.max(0, Math.min(rows.length - 1, place + by))]?.focus()
}
