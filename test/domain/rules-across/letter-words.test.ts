import { expect, test } from 'vitest'
import { proseFromText } from '#domain/basics/prose.ts'
import { letterWords } from '#domain/rules-across/letter-words.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aDecision, aWrittenCase, say } from '../a-case.ts'
import { signedUnits } from '../pathway/a-pathway.ts'

const why = proseFromText('The treatment is not licensed.')
const ask = proseFromText('Please write to us.')

function signedWith(words: unknown) {
  const { scribe, chair } = aWrittenCase()
  say(chair, 'letter/1', words)
  say(chair, 'signed/letter/1', signedUnits['signed/letter/1'])
  return { chair, words: (version: number) => letterWords(readCaseFile(scribe.fold()), version) }
}

test('[L8, domain 4.2] the next version begins with the words of the one before, until it has its own', () => {
  const { chair, words } = signedWith({ why, ask: null })
  expect(words(1)).toEqual({ prose: { why, ask: null }, from: null })
  expect(words(2)).toEqual({ prose: { why, ask: null }, from: 1 })
  say(chair, 'letter/2', { why: null, ask })
  expect(words(2)).toEqual({ prose: { why: null, ask }, from: null })
})

test('[L8, domain 4.2] what the meeting has agreed since begins with the minute’s words', () => {
  const { chair, words } = signedWith({ why, ask: null })
  say(chair, 'decision/m1', aDecision({ sentence: 'Ask another team.' }))
  expect(words(2)).toEqual({ prose: { why: null, ask: null }, from: null })
})

test('[L8, domain 4.2] a version with nothing of its own hands nothing on', () => {
  expect(signedWith({ why: null, ask: null }).words(2)).toEqual({ prose: { why: null, ask: null }, from: null })
})
