import { expect, test } from 'vitest'
import type { Prose } from '#domain/basics/prose.ts'
import { draftFromProse, proseFromDraft } from '#domain/letter/prose-draft.ts'

const prose: Prose = [
  { kind: 'paragraph', runs: [{ text: 'Give ' }, { text: '22 IU/mL', bold: true, italic: true }, { text: '\ntoday' }] },
  { kind: 'list', ordered: true, items: [[{ text: 'first' }], [{ text: 'second', italic: true }]] },
]

test('[L11] unfinished prose is kept with its styles and lists', () => {
  expect(proseFromDraft(draftFromProse(prose))).toEqual(prose)
  expect(proseFromDraft(draftFromProse([]))).toEqual([])
})

test('[L11] a draft of plain text, as the first versions kept it, is read as what was typed', () => {
  expect(proseFromDraft('One line.\n\nAnother.')).toEqual([{ kind: 'paragraph', runs: [{ text: 'One line.' }] }, { kind: 'paragraph', runs: [{ text: 'Another.' }] }])
  expect(proseFromDraft('')).toEqual([])
})

test.each(['{"version":2,"prose":[]}', '{"version":1,"prose":[{"kind":"picture"}]}', '{"version":1', '{"version": typed by hand'])('[L11] what is no draft of this version is not lost: %s', (kept) => {
  expect(proseFromDraft(kept)).toEqual([{ kind: 'paragraph', runs: [{ text: kept }] }])
})
