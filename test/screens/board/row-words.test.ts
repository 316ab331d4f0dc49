import { expect, test } from 'vitest'
import type { OwedChaser, OwedRow } from '#screens/board/owed-rows.ts'
import { nextChaseWords, owedKind } from '#screens/board/owed-words.ts'
import { rowWords } from '#screens/board/row-words.ts'
import { aProvider } from '../../domain/a-case.ts'
import { aCaseLine } from '../../domain/a-summary.ts'

const row = (kind: string, kept = false): OwedRow => {
  const chaser = { kind, rule: 'A17', ownerRole: 'secretary', about: 'p1', detail: '', since: '2026-10-08', due: '2026-10-09', next: '2026-10-09', chases: [] } as unknown as Extract<OwedRow['what'], { kind: 'chaser' }>['chaser']
  return { key: 'a', entry: aCaseLine('0112', { letters: [{ version: 1, signedBy: '', blob: 'b', sent: 'no', namesPractice: kept }] }), group: 'letters', due: '2026-10-09', mine: true, late: 0, what: { kind: 'chaser', chaser, kept } }
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

test('[L42] of a letter that goes to nobody the next version is owed, and nothing invites to send it', () => {
  const kept = row('not-sent', true).what as OwedChaser
  expect(rowWords(row('not-sent', true), () => aProvider(), null).what).toBe('Next version of the letter to be signed')
  expect(rowWords(row('not-sent', true), () => aProvider(), 2).about).toMatch(/Version 1 goes to nobody: sign the next\. Version 2 begun, not signed$/)
  expect([nextChaseWords(kept, '2026-10-09'), owedKind(kept).lead, owedKind(kept).form]).toEqual(['Sign it', 'Open the case', null])
  expect(nextChaseWords(row('not-sent').what as OwedChaser, '2026-10-09')).toBe('Send it')
})
