import { expect, test } from 'vitest'
import { checkNewCase, emptyNewCase, readWords, type NewCaseWords } from '#screens/new-case/check-new-case.ts'

const today = '2026-10-08'
const filled: NewCaseWords = {
  ...emptyNewCase, family: 'Stone', born: '21 7 2025', nhsNumber: '999 757 4915', hospitalNumber: '4088 4406', by: 'team', question: 'Is it right?', lead: 'abena.osei',
}
const fields = (words: NewCaseWords) => checkNewCase(words, today).map(({ field }) => field)

test('[S10, domain 4.1] six things have to be written for a new child, two for one who is here; where they are may be left', () => {
  const usual = { ...emptyNewCase, lead: 'abena.osei' }
  expect(fields(usual)).toEqual(['new-family', 'new-born', 'new-nhsNumber', 'new-hospitalNumber', 'new-by', 'new-question'])
  expect(fields({ ...usual, patient: 'pt1' })).toEqual(['new-by', 'new-question'])
  expect(fields(filled)).toEqual([])
})

test('[P5, vignette V3] a newborn without a number needs the reason and nothing more', () => {
  expect(fields({ ...filled, nhsNumber: '' })).toEqual(['new-nhsNumber'])
  expect(fields({ ...filled, nhsNumber: '', unavailable: 'nhs-number-not-known' })).toEqual([])
})

test('[P3, vignette V12] a number of another nation is said to be one, beside its box', () => {
  const chi = { ...filled, nhsNumber: '0103171235' }
  expect(fields(chi)).toEqual(['new-nhsNumber'])
  expect(fields({ ...chi, born: '31 2 2026' })).toEqual(['new-born', 'new-nhsNumber'])
})

test('a draft of another version is read box by box: what is not known is left, what is missing is empty', () => {
  expect(readWords({ family: 'Stone', fax: '1' })).toEqual({ ...emptyNewCase, family: 'Stone' })
})
