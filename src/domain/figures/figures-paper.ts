import { longDay } from '../basics/calendar.ts'
import { inHouseType } from '../basics/house-type.ts'
import type { PaperDocument } from '../letter/paper-document.ts'
import type { Team } from '../meeting/team.ts'
import type { FiguresGiven, FigureTable } from './figure-table.ts'
import { figuresOf } from './figures-of.ts'
import { periodWords } from './period.ts'

/** F12: the figures of the screen on paper, the same numbers of the same days, each with its definition beside it. */
export function figuresPaper(team: Team, given: FiguresGiven): PaperDocument {
  const { counted, tables } = figuresOf(given)
  const [period, count] = [periodWords(given.period), counted.requests.length]
  return {
    schema: 1,
    kind: 'figures',
    language: 'en-GB',
    ...inHouseType(team),
    title: `Figures, ${period}`,
    letterhead: { organisation: team.organisation, lines: [team.name] },
    particulars: [`Counted on ${longDay(given.today)}`],
    recipient: [],
    identity: `Figures, ${period}`,
    notice: null,
    blocks: [
      { kind: 'heading', level: 1, text: `${count === 0 ? 'No requests' : count === 1 ? '1 request' : `${count} requests`}, ${period}` },
      { kind: 'paragraph', runs: [{ text: 'Counts, not percentages: the numbers are small. Nobody is named.' }] },
      { kind: 'table', head: ['Figure, and what it counts', 'Counted'], rows: tables.map((table) => [wordsOf(table), countsOf(table)]) },
    ],
  }
}

/** A line for each sentence, which leaves the counts their width: a figure is as tall as its rows. */
function wordsOf({ title, definition }: FigureTable): string {
  return [title, ...definition.split(/(?<=\.) (?=\p{Lu})/u)].join('\n')
}

/** A line for each row; of more than one measure, the first line names them: "Asked / No record", "Family: 3 / 1". */
function countsOf({ head, rows }: FigureTable): string {
  const measures = head.length > 2 ? [head.slice(1).join(' / ')] : []
  return [...measures, ...rows.map(({ words, cells }) => `${words}: ${cells.join(' / ')}`)].join('\n')
}
