import { useMemo, useState } from 'react'
import { londonDay } from '#domain/basics/london-day.ts'
import type { FigureTable } from '#domain/figures/figure-table.ts'
import { figuresCsv } from '#domain/figures/figures-csv.ts'
import { figuresOf, type Figures } from '#domain/figures/figures-of.ts'
import { periodWords, type ChosenPeriod } from '#domain/figures/period.ts'
import { goTo, summaryOf, useApp } from '#state/app-store.ts'
import { saveFigures } from '#state/figures.ts'
import { useNow } from '#state/use-now.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button } from '../kit/button.tsx'
import { counted, showTime } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { NewCaseButton } from '../new-case/new-case-button.tsx'
import { AskedDots, MonthColumns, numberIn, ReasonBars, StepLines } from './charts.tsx'
import { FigureSection } from './figure-section.tsx'
import { PeriodChoices, periodOfChoice } from './period-choice.tsx'
import { useFiguresGiven } from './use-figures.ts'
import './figures.css'

/** The service’s figures: counts with their definitions beside them, as charts or tables, and as a spreadsheet reads them. */
export function FiguresScreen({ period: before = 'this-year' }: { readonly period?: ChosenPeriod | undefined }) {
  const now = useNow()
  const today = londonDay(now)
  const [chosen, choose] = useState(before)
  const [asTables, showTables] = useState(false)
  const [said, setSaid] = useState('')
  const period = useMemo(() => periodOfChoice(chosen, today), [chosen, today])
  const given = useFiguresGiven(period, today)
  const figures = useMemo(() => figuresOf(given), [given])
  const team = useApp((state) => summaryOf(state.summaries, 'team', state.session?.team ?? '')?.name ?? '')
  const save = async (): Promise<void> => {
    setSaid('')
    const answer = await saveFigures(figuresCsv(given), today)
    setSaid(answer.ok ? (answer.value.saved ? 'Saved for a spreadsheet. It names cases by their reference alone.' : '') : wordsFor(answer.refusal))
  }
  const print = (): void => goTo({ kind: 'paper', paper: 'figures', chosen })
  const toggle = (): void => showTables((shown) => !shown)
  useKeys(
    [
      { keys: 'T', words: asTables ? 'charts' : 'tables', run: toggle, inBar: true },
      { keys: 'Ctrl+S', words: 'save for spreadsheet', run: () => void save(), inBar: true },
      { keys: 'Ctrl+P', words: 'print', run: print, inBar: true },
      { keys: 'Escape', words: 'back to today', run: () => goTo({ kind: 'today' }) },
    ],
    { name: 'Figures', active: given.cases.length > 0 },
  )
  if (given.cases.length === 0) return <NoFigures />
  const requests = figures.counted.requests.length
  return (
    <AppFrame current="figures">
      <div className="figures" data-area="Figures" tabIndex={-1}>
        <div className="figures-head">
          <div>
            <h1>
              {requests === 0 ? 'No requests' : counted(requests, 'request')}, {periodWords(period)}
            </h1>
            <p>
              {team === '' ? '' : `${team}. `}Counts, not percentages: the numbers are small. Counted at {showTime(now)} on this computer.
            </p>
          </div>
          <div className="figures-acts">
            <Button keys="T" onPress={toggle}>
              {asTables ? 'Show as charts' : 'Show as tables'}
            </Button>
            <Button keys="Ctrl+S" onPress={() => void save()}>
              Save for spreadsheet
            </Button>
            <Button keys="Ctrl+P" onPress={print}>
              Print
            </Button>
          </div>
        </div>
        <PeriodChoices chosen={chosen} today={today} onChoose={choose} />
        <p role="status" className="figures-said">
          {said}
        </p>
        <div className="figures-all">
          {figures.tables.map((table) => (
            <Figure key={table.id} table={table} figures={figures} asTables={asTables} />
          ))}
        </div>
      </div>
    </AppFrame>
  )
}

function NoFigures() {
  useKeys([{ keys: 'Escape', words: 'back to today', run: () => goTo({ kind: 'today' }) }], { name: 'Figures' })
  return (
    <AppFrame current="figures">
      <div className="figures" data-area="Figures" tabIndex={-1}>
        <div className="figures-head">
          <h1>No figures yet</h1>
          <NewCaseButton />
        </div>
        <p>Figures are counted from the cases on this computer. Each request counts from the day it is made, with what is counted beside it.</p>
      </div>
    </AppFrame>
  )
}

/** More months than this do not stand beside each other: their table is shown. */
const MOST_MONTHS = 12

function Figure({ table, figures, asTables }: { readonly table: FigureTable; readonly figures: Figures; readonly asTables: boolean }) {
  const { counted: kinds } = figures
  const none = asTables || kinds.requests.length + kinds.parked.length === 0
  switch (table.id) {
    case 'reasons':
      return <FigureSection table={table} legend="Filled: primary. Outlined: also among the reasons" chart={none ? undefined : <ReasonBars table={table} />} />
    case 'steps':
      return (
        <FigureSection table={table} legend="Filled: half took this long or less. Open: longest. The line starts at the shortest" chart={none ? undefined : <StepLines table={table} />}>
          <p className="text-quiet">{none ? '' : 'In brackets: how many have finished that step. '}{awaited(figures)}</p>
        </FigureSection>
      )
    case 'family':
      return (
        <FigureSection table={table} chart={none ? undefined : <AskedDots table={table} />}>
          <p>{exceptions(figures)}</p>
        </FigureSection>
      )
    case 'months':
      return (
        <FigureSection table={table} legend="Filled: requests. Open: parked for urgent treatment" chart={none || table.rows.length > MOST_MONTHS ? undefined : <MonthColumns table={table} />}>
          <p className="text-quiet">Routine expert advice, {kinds.routine.length} in these days, is not a second opinion and is not counted here.</p>
        </FigureSection>
      )
    default:
      return <FigureSection table={table} />
  }
}

function awaited({ tables }: Figures): string {
  const begun = numberIn(rowOf(tables, 'standing', 'Sent to report')[1])
  // Only of letters that somebody said were sent: what is owed besides stands on the board.
  return `${counted(begun, 'letter that was sent', 'letters that were sent')} ${begun === 1 ? 'waits' : 'wait'} for a report.`
}

function exceptions({ counted: { requests }, tables }: Figures): string {
  const override = numberIn(rowOf(tables, 'overrides', 'Provider not independent')[0])
  const answers = tables.find(({ id }) => id === 'providers')?.rows.map(({ cells }) => numberIn(cells[0])) ?? []
  const asked = answers.reduce((sum, count) => sum + count, 0)
  const declined = numberIn(rowOf(tables, 'providers', 'Declined')[0])
  return `With a provider who was not independent, and the chair’s reason: ${override} of ${requests.length}. Declined: ${declined} of ${counted(asked, 'provider')} asked.`
}

function rowOf(tables: readonly FigureTable[], id: string, words: string): FigureTable['rows'][number]['cells'] {
  return tables.find((table) => table.id === id)?.rows.find((row) => row.words === words)?.cells ?? []
}
