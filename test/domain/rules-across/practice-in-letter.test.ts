import { expect, test } from 'vitest'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { mayDispatch, whatStopsPack } from '#domain/rules-across/may-dispatch.ts'
import { isKeptInList, protectedSince, whatKeepsLetter } from '#domain/rules-across/practice-in-letter.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aLetterSource, aWrittenCase, letterFacts, say } from '../a-case.ts'
import { aDispatch, aLetter, aSignedCase } from '../pathway/a-pathway.ts'

const naming = (gp: string) => composeLetter(aLetterSource({ copies: [gp, 'Hospital notes'], signed: true }))
const withPractice = aLetter({ document: naming('GP: Dr P. Achebe, Made-up Lane Surgery') })
const isProtected = { 'address/mother': { lines: ['1 Made-up Row'], postcode: 'ZZ1 1ZZ', protected: true } }
const isOpen = { 'address/mother': { ...isProtected['address/mother'], protected: false } }
/** Everything in these cases is said on 8 October. */
const today = '2026-10-10'

const sending = (units: Readonly<Record<string, unknown>>, change: Partial<LetterFacts> = {}, on = today) => {
  const { version, method, to, address, accredited, by, at, items } = aDispatch()
  const facts = letterFacts(aSignedCase({ 'signed/letter/1': withPractice, ...units }), { today, ...change })
  const said = mayDispatch(facts, { version, method, to, address, accredited, by, at, items, on })
  return [said.ok ? 'said' : said.refusal.kind, whatStopsPack(facts, 1)?.kind ?? 'packed', whatKeepsLetter(facts.file, facts, facts.file.signedLetters.at(-1)!)?.kind ?? 'saved']
}
const kept = ['letter-names-practice', 'letter-names-practice', 'letter-names-practice']

test('[L42, vignette V6] a signed letter that names the practice goes to nobody once an address is protected, here or in another case', () => {
  expect(sending({})).toEqual(['said', 'packed', 'saved'])
  expect(sending(isOpen)).toEqual(['said', 'packed', 'saved'])
  expect(sending(isProtected)).toEqual(kept)
  expect(sending({}, { elsewhere: { ...letterFacts().elsewhere, addressProtected: true } })).toEqual(kept)
})

test('[L42] a line of the lists says the same', () => {
  const line = (units: Readonly<Record<string, unknown>>, addressProtected = false) => {
    const summary = summarise(aSignedCase({ 'signed/letter/1': withPractice, ...units }).record)
    return summary.kind === 'case' && isKeptInList(summary, { addressProtected })
  }
  expect([line({}), line(isOpen), line(isProtected), line({}, true)]).toEqual([false, false, true, true])
  for (const letter of [aLetter({ document: naming('GP') }), aLetter({ document: undefined })]) expect(line({ ...isProtected, 'signed/letter/1': letter })).toBe(false)
})

test('[L42, vignette V6] the next version says GP alone, and goes; so does a letter that never named it, and one from before its words were kept', () => {
  for (const letter of [aLetter({ document: naming('GP') }), aLetter({ document: undefined })]) expect(sending({ ...isProtected, 'signed/letter/1': letter })).toEqual(['said', 'packed', 'saved'])
})

test('[L42, row 20] what had gone before the address was protected is still said, and nothing of a day since', () => {
  const said = (on: string, units: Readonly<Record<string, unknown>>, change: Partial<LetterFacts> = {}) => sending(units, change, on)[0]
  expect(['2026-10-08', '2026-10-09', today].map((on) => said(on, isProtected))).toEqual(['said', 'letter-names-practice', 'letter-names-practice'])
  const elsewhere = { ...letterFacts().elsewhere, addressProtected: true }
  expect(['2026-10-09', today].map((on) => said(on, {}, { elsewhere })), 'of another case no day is known').toEqual(['said', 'letter-names-practice'])
  expect([protectedSince(aSignedCase(isProtected)), protectedSince(aSignedCase(isOpen))]).toEqual(['2026-10-08', null])
})

test('[L42] an address is protected since the day that was first said, whatever was written of it since, and anew once it was open between', () => {
  const mother = 'address/mother'
  const moved = { ...isProtected[mother], postcode: 'ZZ2 2ZZ' }
  const since = (...later: readonly object[]) => {
    const { scribe, chair } = aWrittenCase(isProtected)
    const nextWeek = scribe.laptop('Secretary', 'secretary', 7 * 86_400_000)
    nextWeek.receives(chair)
    for (const value of later) say(nextWeek, mother, value)
    return protectedSince(readCaseFile(scribe.fold()))
  }
  expect([since(), since(moved), since(moved, isProtected[mother])]).toEqual(['2026-10-08', '2026-10-08', '2026-10-08'])
  expect([since(isOpen[mother]), since(isOpen[mother], moved)]).toEqual([null, '2026-10-15'])
  const { scribe, chair } = aWrittenCase(isOpen)
  const nextWeek = scribe.laptop('Secretary', 'secretary', 7 * 86_400_000)
  nextWeek.receives(chair)
  say(nextWeek, mother, moved)
  say(chair, mother, { ...isOpen[mother], postcode: 'ZZ3 3ZZ' })
  expect(protectedSince(readCaseFile(scribe.fold())), 'two versions').toBe('2026-10-15')
})
