import { longDay } from '../basics/calendar.ts'
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
    title: `Figures, ${period}`,
    letterhead: { organisation: team.organisation, lines: [team.name] },
    particulars: [`Counted on ${longDay(given.today)}`],
    recipient: [],
    identity: `Figures, ${period}`,
    notice: null,
    blocks: [
      { kind: 'heading', level: 1, text: `${count === 0 ? 'No requests' : count === 1 ? '1 request' : `${count} requests`}, ${period}` },
      { kind: 'paragraph', runs: [{ text: 'Counts, not percentages: the numbers are small. Nobody is named.' }] },
      { kind: 'table', head: ['Figure', 'Counted', 'What is counted'], rows: tables.map((table) => [table.title, countsOf(table), table.definition]) },
    ],
  }
}

/** A line for each row: "Family: 3", or with each measure named, "Family: asked 3, no record either way 1". */
function countsOf({ head, rows }: FigureTable): string {
  const measures = head.slice(1).map((measure) => measure.charAt(0).toLowerCase() + measure.slice(1))
  return rows.map(({ words, cells }) => `${words}: ${cells.map((cell, index) => (cells.length === 1 ? cell : `${measures[index]} ${cell}`)).join(', ')}`).join('\n')
}
