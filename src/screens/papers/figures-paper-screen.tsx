import { useMemo } from 'react'
import { londonDay } from '#domain/basics/london-day.ts'
import { figuresPaper } from '#domain/figures/figures-paper.ts'
import { periodWords, type ChosenPeriod } from '#domain/figures/period.ts'
import { useApp } from '#state/app-store.ts'
import { useNow } from '#state/use-now.ts'
import { useTeam } from '#state/use-record.ts'
import { periodOfChoice } from '../figures/period-choice.tsx'
import { useFiguresGiven } from '../figures/use-figures.ts'
import { PaperScreen } from './paper-screen.tsx'

/** The figures of the days that were chosen, on paper for those who do not sit at this computer. */
export function FiguresPaperScreen({ chosen }: { readonly chosen: ChosenPeriod }) {
  const team = useTeam(useApp((state) => state.session?.team ?? null))
  const today = londonDay(useNow())
  const period = useMemo(() => periodOfChoice(chosen, today), [chosen, today])
  const given = useFiguresGiven(period, today)
  const document = useMemo(() => (team?.team == null ? null : figuresPaper(team.team, given)), [team, given])
  return (
    <PaperScreen current="figures" heading="Figures, on paper" document={document} about={null} fileName={`figures-${today}.pdf`} back={{ kind: 'figures', chosen }}>
      <p>The numbers of the screen, {periodWords(period)}, each with what it counts. No patient is named, nor any case.</p>
    </PaperScreen>
  )
}
