import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { linesOfProfile } from '#domain/profile/compare-profiles.ts'
import { chaserTimesOf } from '#domain/profile/use-profile.ts'
import { openingWords, reachWords } from '#screens/kit/contact-words.ts'
import { problemsWithWords, problemWords, settingName, settingValue } from '#screens/settings/profile-words.ts'
import { aProfile, pals } from '../../domain/profile/a-profile.ts'

const profileSource = ['profile', 'read-profile'].map((name) => readFileSync(join(import.meta.dirname, `../../../src/domain/profile/${name}.ts`), 'utf8')).join('\n')

test('[R1] each kind of problem has words, and they say the line and the name', () => {
  const written = [...profileSource.matchAll(/'((?:not|too|one|ends|unknown)-[a-z-]+|empty|missing|broken|twice)'/g)].map((match) => match[1] ?? '')
  expect(written.length).toBeGreaterThan(10)
  const unsaid = written.filter((kind) => !problemsWithWords.includes(kind) && kind !== 'not-usable')
  expect(unsaid).toEqual([])
  expect(problemWords({ line: 14, path: 'contacts.pals.hours', says: 'not-array', detail: '' })).toBe('Line 14, contacts.pals.hours: must be a list, in [ ].')
  expect(problemWords({ line: 3, path: '', says: 'broken', detail: 'a value' })).toBe('Line 3: the file is broken here: a value is expected.')
  expect(problemWords({ line: 9, path: 'trust', says: 'from a later version', detail: '' })).toBe('Line 9, trust: is not as a profile has it.')
})

test('[R4] each setting of a whole profile has a name in words', () => {
  for (const line of linesOfProfile(aProfile())) expect(settingName(line)).not.toMatch(/[a-z][A-Z]|undefined/)
  for (const chaser of Object.keys(chaserTimesOf(null))) expect(settingName({ path: [chaser] })).toMatch(/ |^Report$|^Parked/)
  expect(settingName({ path: ['contacts', 'pals', 'hours', '1', 'from'] })).toBe('Pals, hours, 1, from')
  expect([settingValue(['a'], ''), settingValue(['a'], 'true'), settingValue(['trust', 'logo', 'png'], 'iVBO'), settingValue(['trust', 'houseType'], 'source-sans-3')]).toEqual(['not set', 'yes', 'a picture', 'Source Sans 3'])
  expect(settingName({ path: ['trust', 'houseType'] })).toBe('Trust, house type')
})

test('[R5, row 10] a contact says how to reach it and when, and what nobody gave is said to be missing', () => {
  const at = (day: string, time: string) => openingWords(pals(), { day, time }, englishBankHolidays)
  expect(at('2026-10-08', '12:40')).toBe('Open now, until 5pm')
  expect(at('2026-10-08', '09:00')).toBe('Closed now. Opens today at 10am')
  expect(at('2026-12-24', '17:30')).toBe('Closed now. Opens on Tuesday 29 December at 10am')
  const bare = aProfile('great-ormond-street').contacts.bioethics
  expect(bare === null ? '' : reachWords(bare)).toBe('How to reach them is not set')
  expect(reachWords(pals({ where: '' }))).toBe('Telephone 0113 496 0190')
})
