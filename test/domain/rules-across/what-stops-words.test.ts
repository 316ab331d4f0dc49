import { expect, test } from 'vitest'
import { proseFromText, type Prose } from '#domain/basics/prose.ts'
import { mayDispatch } from '#domain/rules-across/may-dispatch.ts'
import { signLetter } from '#domain/rules-across/sign-letter.ts'
import { whatStopsWords } from '#domain/rules-across/what-stops-words.ts'
import { aCaseFile, letterFacts } from '../a-case.ts'
import { aDispatch, aSignedCase } from '../pathway/a-pathway.ts'

const letter = { version: 1, shown: 'a'.repeat(64), blob: 'b'.repeat(64), pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Osei' } }
const stops = (why: Prose | null, ask: Prose | null = null) => whatStopsWords({ why, ask }).map(({ rule, kind, detail }) => `${rule} ${kind} ${detail}`)

test('[L40, domain 1] each part needs words; as the minute composes them they have some', () => {
  expect(stops(null)).toEqual([])
  expect(stops(proseFromText('Because.'), proseFromText('2'))).toEqual([])
  expect(stops([])).toEqual(['L40 words-missing why'])
  expect(stops([], [])).toEqual(['L40 words-missing why', 'L40 words-missing ask'])
})

test('[L40, domain 1] spaces, marks and empty lists are no words', () => {
  for (const text of [' ', '\u00a0', '\n\t', '…', '- — •', '?!', '\u200b']) expect(stops([{ kind: 'paragraph', runs: [{ text }] }]), JSON.stringify(text)).toEqual(['L40 words-missing why'])
  expect(stops(null, [{ kind: 'list', ordered: true, items: [[], [{ text: ' ' }]] }])).toEqual(['L40 words-missing ask'])
  expect(stops(null, [{ kind: 'list', ordered: true, items: [[], [{ text: 'يوسف' }]] }])).toEqual([])
})

test('[L40, domain 1] a version without them is not signed, whatever its pages show', () => {
  const sign = (words: unknown) => {
    const answer = signLetter(letterFacts(aCaseFile({ 'letter/1': words })), letter)
    return answer.ok ? 'signed' : answer.refusal
  }
  expect(sign({ why: null, ask: null })).toBe('signed')
  expect(sign({ why: [], ask: null })).toMatchObject({ kind: 'letter-stopped', rule: 'L40', stop: { kind: 'words-missing', detail: 'why' } })
  expect(sign({ why: null, ask: proseFromText('…') })).toMatchObject({ kind: 'letter-stopped', rule: 'L40', stop: { kind: 'words-missing', detail: 'ask' } })
})

test('[L40, A3] an emptied next version stops nothing of the one that is signed', () => {
  expect(mayDispatch(letterFacts(aSignedCase({ 'letter/2': { why: [], ask: [] } })), { ...aDispatch(), on: '2026-10-09' }).ok).toBe(true)
})
