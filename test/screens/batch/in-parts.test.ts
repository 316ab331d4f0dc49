import { expect, test } from 'vitest'
import { inParts } from '#state/in-parts.ts'
import { judgeRequest } from '#electron/main/judge-request.ts'

const copy = (n: number, size: number) => ({
  kind: 'set' as const, name: `C-1-letter-v1-copy-${n}.pdf`, about: { kind: 'case' as const, id: 'c1' }, hash: 'a'.repeat(64),
  document: { schema: 1, kind: 'letter-copy', language: 'en-GB', title: 'Copy', letterhead: { organisation: 'Made-up', lines: [] }, particulars: [], recipient: [], identity: '', notice: null, blocks: [{ kind: 'paragraph', runs: [{ text: 'w'.repeat(size) }] }] },
})

test('[L38] a batch too big for one request goes in parts that are each taken, every copy once and in its order', () => {
  const copies = Array.from({ length: 150 }, (_, n) => copy(n, 80_000))
  expect(judgeRequest('saveCopies', { folder: null, copies })).toBeNull()
  const parts = inParts(copies)
  expect(parts.flat()).toEqual(copies)
  for (const part of parts) expect(judgeRequest('saveCopies', { folder: null, copies: part })).not.toBeNull()
  expect(inParts(Array.from({ length: 101 }, (_, n) => copy(n, 1))).map(({ length }) => length)).toEqual([100, 1])
  expect(inParts([])).toEqual([])
})
