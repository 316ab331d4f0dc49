import type { StepName } from '../rules-across/case-figures.ts'
import { daysTaken, timedSteps, type TimedStep } from './days-taken.ts'
import { countOf, row, type CountedCase, type FigureTable, type OwedNow } from './figure-table.ts'

/** Row 16. */
export function familyTable(requests: readonly CountedCase[]): FigureTable {
  const asked = (who: 'family' | 'youngPerson'): readonly [number, number] => [countOf(requests, ({ figures }) => figures.asked[who]), countOf(requests, ({ figures }) => !figures.asked[who])]
  return {
    id: 'family',
    title: 'Was the family asked for their questions?',
    definition: 'Asked: their words or a question are in the record, or that they were asked and had nothing to add, or did not want to. Many children are too young to be asked; ages are not counted.',
    head: ['Who', 'Asked', 'No record either way'],
    rows: [row('Family', ...asked('family')), row('Young person', ...asked('youngPerson'))],
  }
}

const stepWords: Readonly<Record<StepName, string>> = { requested: 'request', agreed: 'agreed', signed: 'letter signed', sent: 'sent', report: 'report', discussed: 'discussed' }

export function stepsTable(requests: readonly CountedCase[]): FigureTable {
  return {
    id: 'steps',
    title: 'How long each step took',
    definition:
      'Calendar days, each by its first time. Median: half took this long or less. Agreed: recorded by a quorate meeting. Sent: a person said so and it was not taken back. Discussed: the talk was held.',
    head: ['Step', 'Finished', 'Median days', 'Shortest', 'Longest'],
    rows: timedSteps.map((step) => {
      const { finished, median, shortest, longest } = daysTaken(requests, step)
      return row(wordsOfStep(step), finished, median ?? 'none', shortest ?? 'none', longest ?? 'none')
    }),
  }
}

/** Where each request stands with each step: every row adds up to the requests (F4). */
export function standingTable(requests: readonly CountedCase[]): FigureTable {
  return {
    id: 'standing',
    title: 'Where requests stand with each step',
    definition: 'Each request once in every row. First day not recorded: the step is over, or begins with the request, and nobody recorded the day it began. Wrong order: the days recorded cannot both be right, so no number of days is made of them.',
    head: ['Step', 'Finished', 'Begun', 'Not begun', 'Case ended before it', 'First day not recorded', 'Wrong order'],
    rows: timedSteps.map((step) => {
      const { finished, waiting, notBegun, stopped, notRecorded, wrongOrder } = daysTaken(requests, step)
      return row(wordsOfStep(step), finished, waiting, notBegun, stopped, notRecorded, wrongOrder)
    }),
  }
}

function wordsOfStep({ from, to }: TimedStep): string {
  const words = `${stepWords[from]} to ${stepWords[to]}`
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

export function outcomesTable(requests: readonly CountedCase[]): FigureTable {
  const ended = (outcome: CountedCase['figures']['outcome']): number => countOf(requests, ({ figures }) => figures.outcome === outcome && !figures.onlyAView)
  return {
    id: 'outcomes',
    title: 'What meetings recorded',
    definition: 'The latest outcome of each request. Only a view: the meeting was not quorate, whatever it recorded. Not decided, or not settled: no meeting has recorded an outcome, or two versions of it wait for a person.',
    head: ['Outcome', 'Requests'],
    rows: [
      row('Agreed', ended('agreed')),
      row('More information needed', ended('more-information')),
      row('Not supported, with another route', ended('not-supported')),
      row('Put off: urgent treatment', ended('deferred-urgent')),
      row('Carried over', ended('deferred')),
      row('Went another way', ended('redirected')),
      row('Only a view', countOf(requests, ({ figures }) => figures.onlyAView)),
      row('Not decided, or not settled', ended(null)),
    ],
  }
}

export function dissentTable(requests: readonly CountedCase[]): FigureTable {
  const some = requests.filter(({ figures }) => figures.dissents > 0)
  const nobody = countOf(requests, ({ figures }) => figures.dissents === 0 && figures.dissentAsked)
  return {
    id: 'dissent',
    title: 'Dissent',
    definition: 'Requests in which somebody dissented at any of their meetings, and how many people did. Silence is never taken for an answer.',
    head: ['What was recorded', 'Requests', 'People'],
    rows: [
      row('Somebody dissented', some.length, some.reduce((sum, { figures }) => sum + figures.dissents, 0)),
      row('Asked, and nobody dissented', nobody, 0),
      row('Not recorded', requests.length - some.length - nobody, 'not recorded'),
    ],
  }
}

/** Row 15, and consent: what went on with a reason that is kept. */
export function overridesTable(requests: readonly CountedCase[]): FigureTable {
  return {
    id: 'overrides',
    title: 'Gone on with the chair’s reason',
    definition: 'Requests for which the chair gave a reason to choose a provider who was not independent, or to send records although somebody said no. The reason is in the record of each.',
    head: ['What', 'Requests'],
    rows: [
      row('Provider not independent', countOf(requests, ({ figures }) => figures.overrides.independence)),
      row('Somebody said no to sending records', countOf(requests, ({ figures }) => figures.overrides.consent)),
    ],
  }
}

/** Row 14. */
export function providersTable(requests: readonly CountedCase[]): FigureTable {
  const sum = (answer: keyof CountedCase['figures']['providers']): number => requests.reduce((total, { figures }) => total + figures.providers[answer], 0)
  return {
    id: 'providers',
    title: 'What providers answered',
    definition: 'Each provider asked to take a request, once for each request. Which provider it was is not counted.',
    head: ['Answer', 'Times asked'],
    rows: [row('Accepted', sum('accepted')), row('Declined', sum('declined')), row('No answer recorded', sum('noAnswer'))],
  }
}

export function endingsTable(requests: readonly CountedCase[]): FigureTable {
  const ended = (how: CountedCase['ended']): number => countOf(requests, (entry) => entry.ended === how)
  return {
    id: 'endings',
    title: 'How requests ended',
    definition: 'As the record stands now, also when it ended after these days.',
    head: ['How', 'Requests'],
    rows: [row('Going on', ended(null)), row('Closed', ended('closed')), row('Withdrawn', ended('withdrawn')), row('The child died', ended('died'))],
  }
}

export function owedTable({ owed, late, longest }: OwedNow): FigureTable {
  return {
    id: 'owed',
    title: 'Owed now',
    definition: 'What is owed today on every case of this computer, whenever it was asked for: chasers and actions, as under Owed. Late in working days, England’s bank holidays left out.',
    head: ['What', 'Number'],
    rows: [row('Owed', owed), row('Of these late', late), row('Working days the longest is late', longest ?? 'none')],
  }
}
