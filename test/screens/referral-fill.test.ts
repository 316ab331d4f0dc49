import { describe, expect, it } from 'vitest'
import { checkNewCase, emptyNewCase, typedIdentity } from '#screens/new-case/check-new-case.ts'
import { boxNames, fillFrom, shownValue } from '#screens/referral/fill-from.ts'

const read = [
  { box: 'family', value: 'Al-Hashimi', where: 'a' },
  { box: 'inOwnScript', value: 'مريم الهاشمي', where: 'b' },
  { box: 'born', value: '3 2 2019', where: 'c' },
  { box: 'nhsNumber', value: '9991862528', where: 'd' },
  { box: 'hospitalNumber', value: '4105 7731', where: 'e' },
  { box: 'by', value: 'parent-or-carer', where: 'f' },
  { box: 'responsibility', value: 'not-confirmed', where: 'g' },
  { box: 'question', value: 'Why?', where: 'h' },
] as const

describe('a form filled from a referral', () => {
  it('[S33] is a form like any other: its own checks find nothing but what nobody chose', () => {
    const words = fillFrom({ read, left: [], more: 0 }, emptyNewCase)
    expect(checkNewCase(words, '2026-10-08').map(({ field }) => field)).toEqual(['new-lead'])
    expect(typedIdentity(words)).toMatchObject({ inOwnScript: 'مريم الهاشمي', born: '2019-02-03' })
  })

  it('[S33] keeps nothing of what stood in the form before', () => {
    expect(fillFrom({ read: [], left: [], more: 0 }, { ...emptyNewCase, lead: 'x' })).toEqual({ ...emptyNewCase, lead: 'x' })
  })

  it('[S31] shows each value as a person reads it', () => {
    expect(read.map(shownValue)).toEqual(['Al-Hashimi', 'مريم الهاشمي', '3 February 2019', '999 186 2528'.replaceAll(' ', '\u00a0'), '4105 7731', 'A parent or carer', 'Not confirmed yet', 'Why?'])
    expect(shownValue({ box: 'unavailable', value: 'devolved-nation', where: '' })).toBe('Has another UK nation’s number')
    expect(Object.values(boxNames).every((name) => name !== '')).toBe(true)
  })
})
