import { longDay } from '../basics/calendar.ts'
import { csvText } from '../basics/csv-text.ts'
import type { CountedCase, FiguresGiven, FigureTable } from './figure-table.ts'
import { figuresOf } from './figures-of.ts'
import { kindOf, type Kind } from './kinds.ts'
import { periodWords } from './period.ts'

const kindWords: Readonly<Record<Kind, string>> = { requests: 'second opinion', parked: 'parked', nonExpert: 'non-expert view', routine: 'routine advice' }

/**
 * The figures as a spreadsheet reads them: first each figure with its definition, then one row for each case by its
 * reference alone. Everything in it is a code, a day, a number or our own words (F6).
 */
export function figuresCsv(given: FiguresGiven): string {
  const { counted, tables } = figuresOf(given)
  const cases = [...counted.requests, ...counted.parked, ...counted.nonExpert, ...counted.routine]
  return csvText([
    ['Figures', periodWords(given.period)],
    ['Counted on', longDay(given.today)],
    [],
    ['Figure', 'Row', 'Measure', 'Value', 'Definition'],
    ...tables.flatMap(tableRows),
    [],
    caseHead,
    ...cases.toSorted((a, b) => (a.reference < b.reference ? -1 : 1)).map(caseRow),
  ])
}

function tableRows({ title, definition, head, rows }: FigureTable): readonly (readonly string[])[] {
  return rows.flatMap(({ words, cells }) => cells.map((cell, index) => [title, words, head[index + 1] ?? '', String(cell), definition]))
}

const caseHead = [
  'Case', 'Kind', 'Asked by', 'Requested', 'Agreed', 'Letter signed', 'Sent', 'Report', 'Discussed', 'Reasons', 'Primary reason', 'Kinds of disagreement',
  'Family asked', 'Young person asked', 'Outcome', 'Only a view', 'Provider not independent', 'Consent overridden', 'Providers accepted', 'Providers declined',
  'Providers without an answer', 'Dissents', 'Asked for dissent', 'Ended',
]

function caseRow(entry: CountedCase): readonly string[] {
  const { days, why, asked, outcome, onlyAView, overrides, providers, dissents, dissentAsked } = entry.figures
  const known = (value: string | null): string => (value === null || value === '' ? 'not recorded' : value)
  const yes = (value: boolean): string => (value ? 'yes' : 'no')
  const reasons = why.noneOfThese ? 'none of these' : why.chosen.join(' ')
  return [
    referenceAlone(entry.reference), kindWords[kindOf(entry)], known(entry.requestBy),
    ...[days.requested, days.agreed, days.signed, days.sent, days.report, days.discussed].map(known),
    known(reasons), known(why.primary), why.disagreements.join(' '),
    asked.family ? 'yes' : 'not recorded', asked.youngPerson ? 'yes' : 'not recorded', known(outcome), yes(onlyAView), yes(overrides.independence), yes(overrides.consent),
    String(providers.accepted), String(providers.declined), String(providers.noAnswer),
    String(dissents), dissents > 0 || dissentAsked ? 'yes' : 'not recorded', entry.ended ?? 'no',
  ]
}

/** A reference of ours (S9) and nothing else: words somebody put in its place are not passed on. */
function referenceAlone(reference: string): string {
  return /^C-\d{1,6}(-[0-9A-Z]{3})?$/.test(reference) ? reference : 'not in our form'
}
