import { expect, test } from 'vitest'
import { askedBeforeSentence, nameInSentence, stillNamed } from '#domain/letter/asked-before.ts'
import { composedProse } from '#domain/letter/compose-letter.ts'
import { textFromProse } from '#domain/basics/prose.ts'
import { aLetterSource, aProvider } from '../a-case.ts'

const price = aProvider({ type: 'individual', name: 'Mr Alan Price', organisation: 'Royal Oak Hospital' })
const gale = aProvider({ type: 'individual', name: 'Ms Ruth Gale', organisation: 'Westmere Hospital' })
const team = aProvider({ type: 'team', name: 'Neurology team', organisation: 'Royal Oak Hospital' })
const named = (words: string, change: Partial<Parameters<typeof stillNamed>[1]> = {}) => stillNamed(words, { declined: [price], to: gale, askedBefore: ['Mr Alan Price'], ...change }).map(({ name }) => name)

test('[L30, row 14] the letter to the next says who was asked first, and gives no reason', () => {
  const why = (askedBefore: readonly string[]) => textFromProse(composedProse(aLetterSource({ askedBefore })).why)
  expect(why(['Mr Alan Price'])).toContain('Mr Alan Price was asked first and could not take it on.')
  expect(why(['Mr Alan Price', nameInSentence(team)])).toContain('Mr Alan Price and then Neurology team at Royal Oak Hospital were asked first and could not take it on.')
  expect(why([])).not.toContain('asked first')
})

test('[L30, row 14] words that still name somebody who declined are pointed out, however they are named', () => {
  for (const words of ['We ask Mr Price to see her.', 'We ask Alan Price.', 'Please see her at Royal Oak Hospital.', 'We ask Royal Oak’s team.', 'Dear Prof. Price']) expect(named(words), words).toEqual(['Mr Alan Price'])
  expect(named('We ask Ms Gale at her hospital. The price of waiting is high.')).toEqual([])
  expect(named('Ask the Neurology team.', { declined: [team] })).toEqual(['Neurology team'])
})

test('[L30, row 14] neither the sentence that says so nor a name both have is pointed out', () => {
  expect(named(askedBeforeSentence(['Mr Alan Price']))).toEqual([])
  expect(named(`We ask Mr Price. ${askedBeforeSentence(['Mr Alan Price'])}`)).toEqual(['Mr Alan Price'])
  expect(named('Please see her at Royal Oak Hospital.', { to: aProvider({ ...gale, organisation: 'Royal Oak Hospital' }) })).toEqual([])
})
