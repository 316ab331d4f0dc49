import { expect, test } from 'vitest'
import { removeComments } from '#pdf/pack/remove-comments.ts'

test.each([
  ['% Patient: Zoë\n0 g', '\n0 g'],
  ['0%one\r1 rg%two', '0\r1 rg'],
  ['<</W%x\n1>> [%y\n] /Name%z\nDo', '<</W\n1>> [\n] /Name\nDo'],
  ['BI /W 1 %w\n/H 1 ID %data EI % after', 'BI /W 1 \n/H 1 ID %data EI '],
])('[L32] comments go: %j', (content, wanted) => {
  expect(Buffer.from(removeComments(Buffer.from(content, 'latin1'))).toString('latin1')).toBe(wanted)
})

test.each(['(100% (or %) \\) % ) Tj', 'BI /W 1 /H 1 ID %\u0000\u00ff%data\nEI Q', '0 g f'])('[L32] what only looks like a comment is left byte for byte: %j', (content) => {
  const bytes = Buffer.from(content, 'latin1')
  expect(removeComments(bytes)).toBe(bytes)
})
