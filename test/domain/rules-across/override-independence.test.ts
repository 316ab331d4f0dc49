import { expect, test } from 'vitest'
import { whyNotIndependent } from '#domain/rules-across/override-independence.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aCaseFile, aDecision, aShortlisted, aWrittenCase, say, treatedHere } from '../a-case.ts'

const why = (change: Readonly<Record<string, unknown>> = {}) => whyNotIndependent(aCaseFile(change), 'p1')
const override = { reason: 'The only centre.', by: 'Dr Osei' }
const no = treatedHere.teams.filter(({ independent }) => !independent)

test('[V5, row 15] beside “not independent” it is said of which team and why; not of one who is independent or not checked', () => {
  expect(no).toHaveLength(1)
  expect(why({ 'shortlist/p1': aShortlisted({ independence: treatedHere }) })).toEqual({ teams: no, override: null })
  expect([why(), why({ 'shortlist/p1': aShortlisted({ independence: null }) })]).toEqual([null, null])
})

test('[D4, row 15] the chair’s reason in force is shown, given with the decision or for the provider alone, and none that was overtaken', () => {
  const listed = { 'shortlist/p1': aShortlisted({ independence: treatedHere }) }
  expect(why({ ...listed, 'decision/m1': aDecision({ override }) })?.override).toEqual(override)
  expect(why({ ...listed, 'override/independence/p1': override })?.override).toMatchObject(override)
  const { scribe, chair } = aWrittenCase({ ...listed, 'override/independence/p1': override })
  say(chair, 'shortlist/p1', aShortlisted({ independence: { ...treatedHere, declared: ['Wrote a paper with the team'] } }))
  expect(whyNotIndependent(readCaseFile(scribe.fold()), 'p1')?.override).toBeNull()
})
