import { disagreements, indications } from '../case/indications.ts'
import { countOf, row, type CountedCase, type FigureTable } from './figure-table.ts'

/** Rows 22 to 28: why a second opinion was sought. The primary reasons add up to the requests; all reasons do not. */
export function reasonsTable(requests: readonly CountedCase[]): FigureTable {
  const whys = requests.map(({ figures }) => figures.why)
  const noPrimary = (noneOfThese: boolean): number => countOf(whys, (why) => why.primary === null && why.noneOfThese === noneOfThese)
  return {
    id: 'reasons',
    title: 'Why a second opinion was sought',
    definition: 'Primary: the main reason, one for each request. In all: every reason chosen, so one request may count in several rows. As the latest decided meeting has it, before that as proposed.',
    head: ['Reason', 'Primary', 'In all'],
    rows: [
      ...indications.map(({ code, words }) => row(words, countOf(whys, (why) => why.primary === code), countOf(whys, (why) => why.chosen.includes(code)))),
      row('None of these, said in words', noPrimary(true), countOf(whys, (why) => why.noneOfThese)),
      row('Not recorded', noPrimary(false), countOf(whys, (why) => why.chosen.length === 0 && !why.noneOfThese)),
    ],
  }
}

/** Row 26: a request counts under each of the four kinds that holds. */
export function disagreementsTable(requests: readonly CountedCase[]): FigureTable {
  return {
    id: 'disagreements',
    title: 'Who disagreed about treatment',
    definition: 'Requests with a disagreement about treatment among their reasons, primary or not, by who disagreed. One request may count in several rows.',
    head: ['Who', 'Requests'],
    rows: disagreements.map(({ kind, words }) => row(words, countOf(requests, ({ figures }) => figures.why.disagreements.includes(kind)))),
  }
}
