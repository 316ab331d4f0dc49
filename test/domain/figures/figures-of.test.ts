import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CountedCase, FigureTable } from '#domain/figures/figure-table.ts'
import { figuresOf } from '#domain/figures/figures-of.ts'
import { isIn, type Period } from '#domain/figures/period.ts'
import { aCounted, anyCounted, cellsOf, noDays, tableOf } from './a-counted-case.ts'

const all: Period = { from: null, to: null }
const nothingOwed = { owed: 0, late: 0, longest: null }

function tablesOf(cases: readonly CountedCase[], period: Period = all): readonly FigureTable[] {
  return figuresOf({ cases, concerns: [], owed: nothingOwed, period }).tables
}

function cell(cases: readonly CountedCase[], id: string, words: string, period: Period = all) {
  return cellsOf(tableOf(tablesOf(cases, period), id), words)
}

describe('what is a request', () => {
  test('[F1, domain 4.3] both ends of a period count, and a request without a day is in none but all', () => {
    const cases = [aCounted(), aCounted({ days: { ...noDays, requested: '2026-09-30' } }), aCounted({ days: { ...noDays, requested: '2026-10-01' } }), aCounted({ days: noDays })]
    const september: Period = { from: '2026-09-01', to: '2026-09-30' }
    expect(cell(cases, 'kinds', 'Requests for a second opinion', september)).toEqual([2])
    expect(cell(cases, 'undated', 'Day of the request not recorded', september)).toEqual([1])
    expect(cell(cases, 'kinds', 'Requests for a second opinion')).toEqual([4])
    expect(cell(cases, 'months', 'Not recorded')).toEqual([1, 0])
  })

  test('[F2, rows 7, 21, 29] routine advice, other views and what is parked are counted apart, and back when the child is stable', () => {
    const cases = [aCounted(), aCounted({ hold: 'stable' }), aCounted({ hold: 'parked' }), aCounted({}, { route: 'routine' }), aCounted({ hold: 'parked' }, { route: 'non-expert' })]
    expect(tableOf(tablesOf(cases), 'kinds').rows.map(({ cells }) => cells)).toEqual([[2], [1], [1], [1]])
    expect(cell(cases, 'parked', 'Parked earlier and back, among the requests')).toEqual([1])
    expect(cell(cases, 'months', 'September 2026')).toEqual([2, 1])
    expect(cell(cases, 'requester', 'The team')).toEqual([2])
  })

  test('[F10, row 4] a concern is counted by what came of it, in its own days, and is no request', () => {
    const concerns = [{ on: '2026-09-03', ringing: 'self' }, { on: '2026-09-03', ringing: 'not-said' }, { on: '2026-10-03', ringing: 'self' }] as const
    const { tables, counted } = figuresOf({ cases: [], concerns, owed: nothingOwed, period: { from: '2026-09-01', to: '2026-09-30' } })
    expect(tableOf(tables, 'concerns').rows.map(({ cells }) => cells)).toEqual([[1], [0], [0], [1]])
    expect(counted.requests).toEqual([])
  })
})

describe('what is counted of requests', () => {
  test('[F3, rows 3, 22, 23, 24, 25, 26, 27, 28] every reason counts, the primary one apart, and none is counted too', () => {
    const cases = [
      aCounted({ why: { chosen: ['I1', 'I5'], primary: 'I5', disagreements: ['a', 'd'], noneOfThese: false } }),
      aCounted(),
      aCounted({ why: { chosen: [], primary: null, disagreements: [], noneOfThese: true } }),
      aCounted({ why: { chosen: [], primary: null, disagreements: [], noneOfThese: false } }),
    ]
    expect(cell(cases, 'reasons', 'Diagnostic uncertainty')).toEqual([1, 2])
    expect(cell(cases, 'reasons', 'Disagreement about treatment')).toEqual([1, 1])
    expect(cell(cases, 'reasons', 'None of these, said in words')).toEqual([1, 1])
    expect(cell(cases, 'reasons', 'Not recorded')).toEqual([1, 1])
    expect(tableOf(tablesOf(cases), 'disagreements').rows.map(({ cells }) => cells)).toEqual([[1], [0], [0], [1]])
  })

  test('[F8, rows 14, 15] overrides by request, answers by each provider asked', () => {
    const cases = [aCounted({ overrides: { independence: true, consent: false }, providers: { accepted: 1, declined: 2, noAnswer: 1 } }), aCounted({ overrides: { independence: false, consent: true } })]
    expect(tableOf(tablesOf(cases), 'overrides').rows.map(({ cells }) => cells)).toEqual([[1], [1]])
    expect(tableOf(tablesOf(cases), 'providers').rows.map(({ cells }) => cells)).toEqual([[1], [2], [1]])
  })

  test('[F9, row 16] the family and the young person are asked each by themselves', () => {
    const cases = [aCounted({ asked: { family: true, youngPerson: false } }), aCounted({ asked: { family: true, youngPerson: true } }), aCounted()]
    expect(cell(cases, 'family', 'Family')).toEqual([2, 1])
    expect(cell(cases, 'family', 'Young person')).toEqual([1, 2])
  })

  test('[F4, domain 4.3] dissent that nobody recorded either way is not recorded, and nobody’s number', () => {
    const cases = [aCounted({ dissents: 2 }), aCounted({ dissentAsked: true }), aCounted()]
    expect(tableOf(tablesOf(cases), 'dissent').rows.map(({ cells }) => cells)).toEqual([[1, 2], [1, 0], [1, 'not recorded']])
  })

  test('[F5, domain 4.3] of no days there is no median, and never a nought', () => {
    expect(cell([aCounted()], 'steps', 'Request to agreed')).toEqual([0, 'none', 'none', 'none'])
  })

  test('[F7, domain 4.3] each figure has its definition, a heading for each of its numbers, and no percentage', () => {
    for (const { title, definition, head, rows } of tablesOf([aCounted()])) {
      expect(definition.length, title).toBeGreaterThan(20)
      for (const row of rows) expect(row.cells, title).toHaveLength(head.length - 1)
      expect(JSON.stringify([head, rows])).not.toMatch(/%|per cent|rank/)
    }
  })
})

test('[F4, F2] whatever is recorded, the parts of each figure add up to what it counts', () => {
  const edge = fc.option(fc.integer({ min: 0, max: 500 }).map((days) => new Date(Date.UTC(2025, 9, 1) + days * 86_400_000).toISOString().slice(0, 10)))
  fc.assert(
    fc.property(fc.array(anyCounted, { maxLength: 40 }), edge, edge, (cases, from, to) => {
      const period = { from, to }
      const { counted, tables } = figuresOf({ cases, concerns: [], owed: nothingOwed, period })
      const requests = counted.requests.length
      const sum = (id: string, column = 0): number => tableOf(tables, id).rows.reduce((total, { cells }) => total + Number(cells[column]), 0)
      expect(sum('kinds')).toBe(cases.filter(({ figures }) => isIn(period, figures.days.requested)).length)
      for (const id of ['reasons', 'requester', 'outcomes', 'dissent', 'endings', 'months']) expect(sum(id), id).toBe(requests)
      expect(sum('months', 1)).toBe(counted.parked.length)
      for (const id of ['standing', 'family']) for (const { words, cells } of tableOf(tables, id).rows) expect(cells.reduce<number>((total, each) => total + Number(each), 0), words).toBe(requests)
    }),
  )
})
