import { useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { periodChoices, periodOf, readPeriod, type ChosenPeriod, type Period, type PeriodChoice } from '#domain/figures/period.ts'
import { SubmitButton } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { wordsFor } from '../kit/words-for-refusals.ts'

const words: Readonly<Record<PeriodChoice, string>> = { 'this-month': 'This month', 'last-3-months': 'Last 3 months', 'this-year': 'This year', all: 'All' }

/** A choice moves with the days; days that were typed stay as they are. */
export function periodOfChoice(chosen: ChosenPeriod, today: CalendarDay): Period {
  return typeof chosen === 'string' ? periodOf(chosen, today) : chosen
}

interface PeriodChoiceProps {
  readonly chosen: ChosenPeriod
  readonly today: CalendarDay
  readonly onChoose: (chosen: ChosenPeriod) => void
}

/** Which days are counted: four that are often wanted, or any two days. */
export function PeriodChoices({ chosen, today, onChoose }: PeriodChoiceProps) {
  const [typing, setTyping] = useState(typeof chosen !== 'string')
  const choose = (choice: PeriodChoice): void => {
    setTyping(false)
    onChoose(choice)
  }
  return (
    <div className="figures-period">
      <div className="case-tabs board-tabs" role="group" aria-label="Which days">
        {periodChoices.map((choice) => (
          <Tab key={choice} on={!typing && chosen === choice} onPress={() => choose(choice)}>
            {words[choice]}
          </Tab>
        ))}
        <Tab on={typing} onPress={() => setTyping(true)}>
          Other days
        </Tab>
      </div>
      {typing && <TypedDays today={today} onChoose={onChoose} />}
    </div>
  )
}

function Tab({ on, onPress, children }: { readonly on: boolean; readonly onPress: () => void; readonly children: string }) {
  return (
    <button type="button" className={on ? 'case-tab case-tab-on' : 'case-tab'} aria-pressed={on} onClick={onPress}>
      {children}
    </button>
  )
}

function TypedDays({ today, onChoose }: Pick<PeriodChoiceProps, 'today' | 'onChoose'>) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const wrong = refusal === null ? undefined : wordsFor(refusal)
  const isFrom = refusal?.kind === 'period-begins-not-understood'
  return (
    <form
      className="figures-days"
      aria-label="Other days"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const read = readPeriod(from, to, today)
        setRefusal(read.ok ? null : read.refusal)
        if (read.ok) onChoose(read.value)
        else document.getElementById(read.refusal.kind === 'period-begins-not-understood' ? 'figures-from' : 'figures-to')?.focus()
      }}
    >
      <TextField id="figures-from" label="First day" hint="Like 1 4 2026; empty for the beginning" value={from} onChange={setFrom} width="narrow" error={isFrom ? wrong : undefined} />
      <TextField id="figures-to" label="Last day" hint="Like 30 9 2026; empty for no end" value={to} onChange={setTo} width="narrow" error={isFrom ? undefined : wrong} />
      <SubmitButton>Count these days</SubmitButton>
    </form>
  )
}
