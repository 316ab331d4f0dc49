import fc from 'fast-check'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { disagreements, indications } from '#domain/case/indications.ts'
import { outcomeKinds } from '#domain/decision/decision.ts'
import type { CountedCase, FigureTable } from '#domain/figures/figure-table.ts'
import type { CaseFigures } from '#domain/rules-across/case-figures.ts'

export const noDays: CaseFigures['days'] = { requested: null, agreed: null, signed: null, sent: null, report: null, discussed: null }

function someFigures(change: Partial<CaseFigures> = {}): CaseFigures {
  return {
    days: { ...noDays, requested: '2026-09-01' },
    hold: null,
    why: { chosen: ['I1'], primary: 'I1', disagreements: [], noneOfThese: false },
    asked: { family: false, youngPerson: false },
    outcome: null,
    onlyAView: false,
    overrides: { independence: false, consent: false },
    providers: { accepted: 0, declined: 0, noAnswer: 0 },
    dissents: 0,
    dissentAsked: false,
    ...change,
  }
}

export function aCounted(figures: Partial<CaseFigures> = {}, change: Partial<CountedCase> = {}): CountedCase {
  return { reference: 'C-0121', route: 'second-opinion', requestBy: 'team', ended: null, figures: someFigures(figures), ...change }
}

export function tableOf(tables: readonly FigureTable[], id: string): FigureTable {
  const found = tables.find((table) => table.id === id)
  if (found === undefined) throw new Error(`There is no figure called ${id}`)
  return found
}

/** The cells of one row. */
export function cellsOf(table: FigureTable, words: string): FigureTable['rows'][number]['cells'] {
  const found = table.rows.find((row) => row.words === words)
  if (found === undefined) throw new Error(`${table.title} has no row ${words}`)
  return found.cells
}

const day: fc.Arbitrary<CalendarDay | null> = fc.option(fc.integer({ min: 0, max: 500 }).map((days) => new Date(Date.UTC(2025, 9, 1) + days * 86_400_000).toISOString().slice(0, 10)))
const code = fc.constantFrom(...indications.map(({ code }) => code))

const why: fc.Arbitrary<CaseFigures['why']> = fc
  .record({ chosen: fc.uniqueArray(code, { maxLength: 4 }), disagreements: fc.uniqueArray(fc.constantFrom(...disagreements.map(({ kind }) => kind))), none: fc.boolean() })
  .map(({ chosen, disagreements, none }) => ({ chosen, primary: chosen[0] ?? null, disagreements, noneOfThese: chosen.length === 0 && none }))

const few = fc.nat({ max: 3 })

/** Any case as the figures see it. */
export const anyCounted: fc.Arbitrary<CountedCase> = fc.record({
  reference: fc.nat({ max: 9999 }).map((number) => `C-${String(number).padStart(4, '0')}`),
  route: fc.constantFrom('second-opinion', 'second-opinion', 'non-expert', 'routine'),
  requestBy: fc.option(fc.constantFrom('team', 'young-person', 'parent-or-carer')),
  ended: fc.option(fc.constantFrom('withdrawn', 'died', 'closed')),
  figures: fc.record({
    days: fc.record({ requested: day, agreed: day, signed: day, sent: day, report: day, discussed: day }),
    hold: fc.option(fc.constantFrom('parked', 'stable')),
    why,
    asked: fc.record({ family: fc.boolean(), youngPerson: fc.boolean() }),
    outcome: fc.option(fc.constantFrom(...outcomeKinds)),
    onlyAView: fc.boolean(),
    overrides: fc.record({ independence: fc.boolean(), consent: fc.boolean() }),
    providers: fc.record({ accepted: few, declined: few, noAnswer: few }),
    dissents: few,
    dissentAsked: fc.boolean(),
  }),
})
