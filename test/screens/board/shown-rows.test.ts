import { expect, test } from 'vitest'
import type { OwedRow } from '#screens/board/owed-rows.ts'
import { paperHeading, shownRows } from '#screens/board/shown-rows.ts'

const rows = [{ key: 'a', mine: true, group: 'reports' }, { key: 'b', mine: false, group: 'reports' }, { key: 'c', mine: false, group: 'actions' }] as unknown as readonly OwedRow[]
const keys = (wanted: string | null) => shownRows(wanted, rows).listed.map(({ key }) => key)

test('the paper has the rows that the list shows, and is called by them', () => {
  expect([keys(null), keys('all'), keys('reports')]).toEqual([['a'], ['a', 'b', 'c'], ['a', 'b']])
  expect(shownRows('packs', rows).shown).toBe('all')
  expect([paperHeading('mine'), paperHeading('all'), paperHeading('reports')]).toEqual(['To do', 'Everything that is owed', 'Owed: reports'])
})
