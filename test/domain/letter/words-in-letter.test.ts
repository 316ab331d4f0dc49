import { expect, test } from 'vitest'
import type { Prose } from '#domain/basics/prose.ts'
import { composedProse, composeLetter } from '#domain/letter/compose-letter.ts'
import { wordsInLetter } from '#domain/letter/words-in-letter.ts'
import { aLetterSource } from '../a-case.ts'

const why: Prose = [
  { kind: 'paragraph', runs: [{ text: 'In my own ' }, { text: 'words', bold: true }, { text: '.' }] },
  { kind: 'list', ordered: true, items: [[{ text: 'First' }], [{ text: 'Second', italic: true }]] },
  { kind: 'list', ordered: false, items: [[{ text: 'A dot' }]] },
  { kind: 'paragraph', runs: [{ text: 'A last line, all bold.', bold: true }] },
]

test('[L8] the words of a signed letter are read from it as they were, whoever worded them', () => {
  const source = aLetterSource()
  expect(wordsInLetter(composeLetter(source))).toEqual(composedProse(source))
  expect(wordsInLetter(composeLetter({ ...source, prose: { why, ask: null } }))).toEqual({ why, ask: composedProse(source).ask })
})

test('[L8] what the letter says of a court stands under them, and is none of them', () => {
  const hearing = { on: '2026-11-20', legalContact: '', restriction: false }
  for (const change of [{ hearing, restricted: false }, { hearing, restricted: true }, { hearing: null, restricted: true }]) {
    expect(wordsInLetter(composeLetter(aLetterSource({ ...change, prose: { why, ask: null } }))).why, JSON.stringify(change)).toEqual(why)
  }
})
