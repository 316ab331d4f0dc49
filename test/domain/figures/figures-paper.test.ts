import { expect, test } from 'vitest'
import { figuresOf } from '#domain/figures/figures-of.ts'
import { figuresPaper } from '#domain/figures/figures-paper.ts'
import { paperDocumentSchema } from '#domain/letter/paper-document.ts'
import { aTeam } from '../a-case.ts'
import { aCounted } from './a-counted-case.ts'

const given = {
  cases: [aCounted({ asked: { family: true, youngPerson: false } }), aCounted({}, { requestBy: 'young-person' }), aCounted({ hold: 'parked' })],
  concerns: [],
  owed: { owed: 3, late: 1, longest: 4 },
  period: { from: '2026-01-01', to: '2026-10-08' },
  today: '2026-10-08',
} as const

test('[F12, domain 4.3] figures on paper are those of the screen, each with its definition', () => {
  const paper = figuresPaper(aTeam(), given)
  expect(paperDocumentSchema.safeParse(paper).success).toBe(true)
  expect(paper.blocks[0]).toMatchObject({ text: '2 requests, 1 January 2026 to 8 October 2026' })
  const { tables } = figuresOf(given)
  const table = paper.blocks.find((block) => block.kind === 'table')
  expect(table?.rows.map(([words]) => words?.replaceAll('\n', ' '))).toEqual(tables.map(({ title, definition }) => `${title} ${definition}`))
  for (const [at, { rows }] of tables.entries()) {
    const lines = table?.rows[at]?.[1]?.split('\n').slice(-rows.length) ?? []
    expect(lines, tables[at]?.title).toEqual(rows.map(({ words, cells }) => `${words}: ${cells.join(' / ')}`))
  }
  expect(table?.rows.find(([words]) => words?.startsWith('Was the family asked for their questions?'))?.[1]).toBe('Asked / No record either way\nFamily: 1 / 1\nYoung person: 0 / 2')
})

test('[F6, vignette V6] figures on paper name no case', () => {
  expect(JSON.stringify(figuresPaper(aTeam(), given))).not.toContain('C-0121')
})
