import { countOf, row, type CountedCase, type CountedConcern, type FigureTable } from './figure-table.ts'
import { isParked, type Counted } from './kinds.ts'
import { monthsOf, monthWords } from './period.ts'

/** Rows 7, 21 and 29: what is no formal request for an expert’s second opinion, or waits for treatment, is counted apart. */
export function kindsTable({ requests, parked, nonExpert, routine }: Counted): FigureTable {
  return {
    id: 'kinds',
    title: 'What was asked for',
    definition: 'By the day the request was made, as its form says. Every figure that speaks of requests counts the first row only. Parked: urgent treatment is going on and no clinician has marked the child stable.',
    head: ['Kind', 'Number'],
    rows: [
      row('Requests for a second opinion', requests.length),
      row('Parked for urgent treatment, counted apart', parked.length),
      row('Views that no medical expert gives, counted apart', nonExpert.length),
      row('Routine expert advice, not a second opinion, counted apart', routine.length),
    ],
  }
}

export function undatedTable(cases: readonly CountedCase[]): FigureTable {
  return {
    id: 'undated',
    title: 'Without a day',
    definition: 'Requests of any kind whose day is not recorded, or stands in two versions. They are counted under All and in no other period.',
    head: ['What', 'Number'],
    rows: [row('Day of the request not recorded', countOf(cases, ({ figures }) => figures.days.requested === null))],
  }
}

export function monthsTable({ requests, parked }: Counted): FigureTable {
  const day = ({ figures }: CountedCase): string => figures.days.requested ?? ''
  const dated = [...requests, ...parked].map(day).filter((known) => known !== '')
  const undated = row('Not recorded', countOf(requests, (entry) => day(entry) === ''), countOf(parked, (entry) => day(entry) === ''))
  return {
    id: 'months',
    title: 'Requests each month',
    definition: 'By the month the request was made. Parked for urgent treatment is counted apart.',
    head: ['Month', 'Requests', 'Parked'],
    rows: [
      ...monthsOf(dated).map((month) => row(monthWords(month), countOf(requests, (entry) => day(entry).startsWith(month)), countOf(parked, (entry) => day(entry).startsWith(month)))),
      ...(undated.cells.every((cell) => cell === 0) ? [] : [undated]),
    ],
  }
}

/** Row 8. */
export function requesterTable(requests: readonly CountedCase[]): FigureTable {
  const by = (who: CountedCase['requestBy']): number => countOf(requests, ({ requestBy }) => requestBy === who)
  return {
    id: 'requester',
    title: 'Who asked',
    definition: 'Whoever made the request, one for each.',
    head: ['Who', 'Requests'],
    rows: [row('The team', by('team')), row('The young person', by('young-person')), row('A parent or carer', by('parent-or-carer')), row('Not recorded', by(null))],
  }
}

/** Row 21. */
export function parkedTable({ requests, parked }: Counted): FigureTable {
  return {
    id: 'parked',
    title: 'Urgent treatment came first',
    definition: 'Parked requests are counted apart until a clinician marks the child stable; from then on they are among the requests.',
    head: ['What', 'Number'],
    rows: [row('Parked now, counted apart', parked.length), row('Parked earlier and back, among the requests', countOf(requests, ({ figures }) => figures.hold === 'stable' && !isParked(figures)))],
  }
}

/** Row 4: no request is made of a concern, so none is counted as one. */
export function concernsTable(concerns: readonly CountedConcern[]): FigureTable {
  const by = (ringing: CountedConcern['ringing']): number => countOf(concerns, (concern) => concern.ringing === ringing)
  return {
    id: 'concerns',
    title: 'Martha’s Rule',
    definition: 'Times somebody answered that a child might be getting worse quickly and was shown Martha’s Rule, by the day of the answer. These are no requests. Who rang is what that person said.',
    head: ['What came of it', 'Times'],
    rows: [row('They rang', by('self')), row('Somebody else rang', by('somebody-else')), row('The answer was a mistake', by('mistake')), row('Not recorded', by('not-said'))],
  }
}
