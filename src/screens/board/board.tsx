import { useEffect, useState } from 'react'
import { addDays, longDay, weekdayOf, type CalendarDay } from '#domain/basics/calendar.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { showNhs } from '#domain/person/identity.ts'
import { openedNow } from '#actions/context.ts'
import { takeTaskUp } from '#actions/finish-task.ts'
import { goTo, summaryOf, useApp, type AppState, useAppParts } from '#state/app-store.ts'
import { useNow } from '#state/use-now.ts'
import { useCase } from '#state/use-record.ts'
import { useSave } from '#state/use-save.ts'
import { versionInHand } from '#state/version-in-hand.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { TextButton } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { BoardPanel, focusRow, type FinishedTask } from './board-panel.tsx'
import { groupWords, owedGroups, nextChaseWords } from './owed-words.ts'
import { rowWords } from './row-words.ts'
import type { OwedRow } from './owed-rows.ts'
import { shownRows, type Shown } from './shown-rows.ts'
import { useOwed } from './use-owed.ts'
import { whenWords } from './when-words.ts'
import './board.css'

/** What is owed, late first, with whose turn it is, and a call logged in one line beside it. */
export function Board() {
  const today = londonDay(useNow())
  const rows = useOwed(today)
  const board = useApp((state) => state.board)
  const [finished, setFinished] = useState<FinishedTask | null>(null)
  const { shown, listed } = shownRows(board.shown, rows)
  // One that is done is no more on the list: the one that took its place is next, not the first.
  const row = listed.find(({ key }) => key === board.chosen) ?? listed[Math.min(board.at, listed.length - 1)] ?? null
  const choose = (key: string): void => keepBoard({ chosen: key, at: listed.findIndex((each) => each.key === key) })
  // What was done took its row with it, and the keyboard: the row in its place has it.
  useEffect(() => {
    if (finished !== null) focusRow()
  }, [finished])
  const late = listed.filter((each) => each.late > 0).length
  useKeys(
    [
      { keys: 'ArrowDown', words: 'choose', run: () => step(1), inBar: true },
      { keys: 'ArrowUp', words: 'row before', run: () => step(-1) },
      { keys: 'Ctrl+P', words: 'print the list', run: () => goTo({ kind: 'paper', paper: 'to-do' }), inBar: true },
      { keys: 'Escape', words: 'back to today', run: () => goTo({ kind: 'today' }) },
    ],
    { name: 'Owed' },
  )
  return (
    <AppFrame current="owed">
      <div className="board">
        <div className="board-main" data-area="Owed" tabIndex={-1}>
          <div className="board-head">
            <h1>{listed.length === 0 ? 'Nothing is owed' : `${listed.length} owed, ${late} late`}</h1>
            <TextButton keys="Ctrl+P" onPress={() => goTo({ kind: 'paper', paper: 'to-do' })}>
              Print the list
            </TextButton>
            <p className="text-quiet">
              {weekdayOf(today)} {longDay(today)}. Working days, England’s bank holidays
            </p>
          </div>
          <Tabs rows={rows} shown={shown} onShow={(to) => keepBoard({ shown: to, chosen: null, at: 0 })} />
          {finished !== null && <Finished key={finished.task} finished={finished} onBack={() => setFinished(null)} />}
          {listed.length === 0 && <p>{rows.length === 0 ? 'New chasers appear here when a provider is asked or a letter goes out, and actions when a meeting gives them.' : 'Nothing here is yours. See everybody’s under All.'}</p>}
          {periods(listed, today).map(({ words, rows: inPeriod }) => (
            <section key={words} aria-label={words}>
              <h2 className="board-period">{words}</h2>
              <ul>
                {inPeriod.map((each) => (
                  <Row key={each.key} row={each} today={today} chosen={each.key === row?.key} onChoose={() => choose(each.key)} />
                ))}
              </ul>
            </section>
          ))}
        </div>
        {row !== null && <BoardPanel key={row.key} row={row} today={today} onFinished={setFinished} />}
      </div>
    </AppFrame>
  )
}

function keepBoard(change: Partial<AppState['board']>): void {
  useApp.setState(({ board }) => ({ board: { ...board, ...change } }))
}

/** The last action that was said to be done: a slip of a key is taken back here. */
function Finished({ finished, onBack }: { readonly finished: FinishedTask; readonly onBack: () => void }) {
  const file = useCase(finished.case, 'listed')
  const saving = useSave()
  const back = async (): Promise<void> => {
    if (file !== null && (await saving.save((context) => takeTaskUp(context, openedNow(file.record), finished.task)))) onBack()
  }
  useKeys([{ keys: 'U', words: 'not done after all', run: () => void back(), inBar: true }], { name: 'The last action done', active: file !== null })
  return (
    <div className="board-finished" role="status">
      <p dir="auto">
        <strong>Done:</strong> {finished.what}, {finished.owner}
      </p>
      <TextButton keys="U" onPress={() => void back()}>
        Not done after all
      </TextButton>
      <SaveWords saving={saving} />
    </div>
  )
}

interface TabsProps {
  readonly rows: readonly OwedRow[]
  readonly shown: Shown
  readonly onShow: (shown: Shown) => void
}

function Tabs({ rows, shown, onShow }: TabsProps) {
  const groups = owedGroups.map((group) => ({ id: group as Shown, words: groupWords[group], count: rows.filter((row) => row.group === group).length })).filter(({ count }) => count > 0)
  const tabs = [{ id: 'mine' as Shown, words: 'Yours', count: rows.filter(({ mine }) => mine).length }, { id: 'all' as Shown, words: 'All', count: rows.length }, ...groups]
  return (
    <div className="case-tabs board-tabs" role="group" aria-label="Which of them">
      {tabs.map(({ id, words, count }) => (
        <button key={id} type="button" className={id === shown ? 'case-tab case-tab-on' : 'case-tab'} aria-pressed={id === shown} onClick={() => onShow(id)} onKeyDown={moveByArrows}>
          {words} {count}
        </button>
      ))}
    </div>
  )
}

interface RowProps {
  readonly row: OwedRow
  readonly today: CalendarDay
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Row({ row, today, chosen, onChoose }: RowProps) {
  const { summaries, drafts } = useAppParts('summaries', 'drafts')
  const patient = summaryOf(summaries, 'patient', row.entry.patient)
  const identity = patient?.identity ?? null
  const words = rowWords(row, (id) => summaryOf(summaries, 'provider', id)?.provider ?? null, versionInHand(drafts, row.entry))
  const classes = `board-row${row.late > 0 ? ' board-row-late' : ''}${chosen ? ' board-row-on' : ''}`
  return (
    <li>
      <button type="button" className={classes} aria-current={chosen} onFocus={onChoose} onClick={onChoose} onKeyDown={moveByArrows}>
        <span>
          <strong dir="auto">{words.what}</strong>
          <span className="text-quiet">{words.about}</span>
        </span>
        <span>
          <span dir="auto">{patient?.name ?? 'Not on this computer yet'}</span>
          <span className="text-quiet">{identity === null ? row.entry.reference : identity.nhs.kind === 'number' ? showNhs(identity.nhs) : `Hospital no. ${identity.hospitalNumber}`}</span>
        </span>
        <span className={row.late > 0 ? 'text-late' : undefined}>{whenWords(row, today)}</span>
        <span>{row.what.kind === 'chaser' ? nextChaseWords(row.what, today) : row.what.task.owner}</span>
      </button>
    </li>
  )
}

/** Late, then what is near: a group with nothing in it is not shown. */
function periods(rows: readonly OwedRow[], today: CalendarDay): readonly { readonly words: string; readonly rows: readonly OwedRow[] }[] {
  const week = addDays(today, 7)
  return [
    { words: 'Late', rows: rows.filter((row) => row.late > 0) },
    { words: 'Today and tomorrow', rows: rows.filter((row) => row.late === 0 && row.due <= addDays(today, 1)) },
    { words: 'Within a week', rows: rows.filter((row) => row.due > addDays(today, 1) && row.due <= week) },
    { words: 'Later', rows: rows.filter((row) => row.due > week) },
  ].filter((period) => period.rows.length > 0)
}

/** Also from a row or a tab, which would keep an arrow for themselves. */
function moveByArrows(event: React.KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  step(event.key === 'ArrowDown' ? 1 : -1)
  event.preventDefault()
}

/** Moves the keyboard, and with it the choice, to the row after (1) or before (-1). */
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLButtonElement>('.board-row')]
  const place = rows.findIndex((row) => row.getAttribute('aria-current') === 'true')
  const focused = document.activeElement?.classList.contains('board-row') === true
  rows[Math.max(0, Math.min(rows.length - 1, focused ? place + by : place))]?.focus()
}
