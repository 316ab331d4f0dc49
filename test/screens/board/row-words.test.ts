import { expect, test } from 'vitest'
import type { OwedRow } from '#screens/board/owed-rows.ts'
import { rowWords } from '#screens/board/row-words.ts'
import { aProvider } from '../../domain/a-case.ts'
import { aCaseLine } from '../../domain/a-summary.ts'

const row = (kind: string): OwedRow => {
  const chaser = { kind, rule: 'A17', ownerRole: 'secretary', about: 'p1', detail: '', since: '2026-10-08', due: '2026-10-09', next: '2026-10-09', chases: [] } as unknown as Extract<OwedRow['what'], { kind: 'chaser' }>['chaser']
  return { key: 'a', entry: aCaseLine('0112'), group: 'letters', due: '2026-10-09', mine: true, late: 0, what: { kind: 'chaser', chaser } }
}

test('[L39] where it is owed that a signed letter is sent, it is said that its next version was begun', () => {
  const provider = aProvider()
  const words = (kind: string, begun: number | null) => rowWords(row(kind), () => provider, begun)
  const { what, about } = words('not-sent', 2)
  expect(what).toBe('Signed letter to be sent')
  expect(about).toBe(`${words('not-sent', null).about}. Version 2 begun, not signed`)
  expect(words('not-sent', null).about).not.toContain('begun')
  expect(words('unacknowledged', 2).about, 'what was sent is not offered').not.toContain('begun')
})
