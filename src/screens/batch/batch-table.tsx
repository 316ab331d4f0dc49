import { useEffect, useRef } from 'react'
import { longDay } from '#domain/basics/calendar.ts'
import { fullName, showNhs } from '#domain/person/identity.ts'
import { readerWords, type BatchLetter, type BatchRow, type RowState } from './batch-rows.ts'
import { howWords, leftOutWords, madeWords } from './batch-words.ts'

interface BatchTableProps {
  readonly letters: readonly BatchLetter[]
  readonly rows: readonly BatchRow[]
  readonly chosen: string | null
  readonly stateOf: (row: BatchRow) => RowState
  readonly onChoose: (key: string) => void
  readonly onToggle: (row: BatchRow) => void
  /** Enter: it is right, and the next. */
  readonly onRight: (row: BatchRow) => void
}

/** Who gets what, less what, reader by reader. */
export function BatchTable({ letters, rows, ...props }: BatchTableProps) {
  const first = useRef(props.chosen)
  useEffect(() => {
    if (first.current !== null) focusCopy(first.current)
  }, [])
  return (
    <table className="batch-table">
      <caption className="only-heard">Who gets which copy, letter by letter</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            Goes to, and how
          </th>
          <th scope="col">This copy leaves out</th>
          <th scope="col">PDF</th>
          <th scope="col">Right?</th>
        </tr>
      </thead>
      {letters.map((letter) => (
        <tbody key={letter.file.id}>
          <tr>
            <th scope="rowgroup" colSpan={5}>
              <AboutChild letter={letter} />
            </th>
          </tr>
          {rows
            .filter((row) => row.letter.file.id === letter.file.id)
            .map((row, index, all) => (
              <Row key={row.key} row={row} leftOut={leftOutWords(row, all[index - 1])} {...props} />
            ))}
        </tbody>
      ))}
    </table>
  )
}

type RowProps = Omit<BatchTableProps, 'letters' | 'rows'> & { readonly row: BatchRow; readonly leftOut: string }

function Row({ row, leftOut, chosen, stateOf, onChoose, onToggle, onRight }: RowProps) {
  const state = stateOf(row)
  const { numbered, key } = row
  const isFirstPress = useRef(false)
  const isWithheld = numbered !== null && row.copy.withheld.length > 0
  return (
    // The box in the row is the way by keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr className={numbered === null ? 'batch-none' : key === chosen ? 'batch-on' : undefined} onClick={() => numbered !== null && focusCopy(key)}>
      <td className="batch-number text-quiet">{numbered?.number}</td>
      <td>
        <span dir="auto">{readerWords(row)}</span>
        {numbered !== null && <span className="text-quiet">{howWords(row)}</span>}
      </td>
      <td dir="auto">{isWithheld ? <strong>{leftOut}</strong> : leftOut}</td>
      <td className={state.made === null ? 'text-quiet' : undefined}>{madeWords(row, state)}</td>
      <td>
        {numbered !== null && (
          <>
            <input
              type="checkbox"
              className="batch-right"
              data-copy={key}
              aria-label={`Copy ${numbered.number}, ${row.letter.reference}, for ${readerWords(row)}, is right${state.check === 'held' ? ': held' : ''}`}
              aria-keyshortcuts="Enter"
              checked={state.check === 'right'}
              // A press on the box of a copy that is not in hand brings it to hand, and marks nothing.
              onPointerDown={() => {
                isFirstPress.current = key !== chosen
              }}
              onChange={() => {
                if (!isFirstPress.current) onToggle(row)
                isFirstPress.current = false
              }}
              onFocus={() => onChoose(key)}
              onKeyDown={(event) => {
                isFirstPress.current = false
                // Held down, it would run through copies nobody has seen.
                if (event.key === 'Enter' && !event.repeat) onRight(row)
                else if (event.key === 'ArrowDown') stepCopy(1)
                else if (event.key === 'ArrowUp') stepCopy(-1)
                else if (event.key !== 'Enter') return
                event.preventDefault()
              }}
            />{' '}
            {state.check === 'held' && <strong>Held</strong>}
          </>
        )}
      </td>
    </tr>
  )
}

function AboutChild({ letter: { facts, reference } }: { readonly letter: BatchLetter }) {
  const { identity } = facts
  if (identity === null) return <strong>{reference}</strong>
  return (
    <>
      <strong dir="auto">{fullName(identity)}</strong>
      <span className="text-quiet">Born {longDay(identity.born)}</span>
      <span className="text-quiet">{identity.nhs.kind === 'number' ? showNhs(identity.nhs) : `Hospital no. ${identity.hospitalNumber}`}</span>
      <span className="text-quiet">{reference}</span>
    </>
  )
}

/** Moves the keyboard, and with it the choice, to a copy. */
export function focusCopy(key: string): void {
  boxes().find((box) => box.dataset['copy'] === key)?.focus()
}

/** Moves the keyboard to the copy after (1) or before (-1) the one in focus; to the first when none is. */
export function stepCopy(by: 1 | -1): void {
  const all = boxes()
  const place = all.indexOf(document.activeElement as HTMLInputElement)
  all[Math.max(0, Math.min(all.length - 1, place + by))]?.focus()
}

function boxes(): readonly HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('.batch-right')]
}
