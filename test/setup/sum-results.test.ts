import { describe, expect, it } from 'vitest'
import { addCounts, closingLine, countPlaywright, countVitest, isGood, NOTHING } from '#electron/setup/sum-results.mjs'

const VITEST = JSON.stringify({
  testResults: [
    { assertionResults: [{ status: 'passed', fullName: 'a' }, { status: 'passed', fullName: 'b' }, { status: 'skipped', fullName: 'needs PostgreSQL' }] },
    { assertionResults: [{ status: 'failed', fullName: 'c' }, { status: 'todo', fullName: 'later' }] },
  ],
})
const spec = (title: string, status: string): unknown => ({ title, tests: [{ status }] })
const PLAYWRIGHT = JSON.stringify({
  suites: [{ specs: [spec('d', 'expected')], suites: [{ specs: [spec('e', 'unexpected'), spec('f', 'flaky')] }, { specs: [spec('needs a display', 'skipped')] }] }],
})

describe('summing test results', () => {
  it('counts a vitest report', () => {
    expect(countVitest(VITEST, false)).toEqual({ passed: 2, failed: 1, skipped: ['needs PostgreSQL', 'later'], failures: ['c'] })
  })

  it('counts a Playwright report, and a test that passed only the second time as failed', () => {
    expect(countPlaywright(PLAYWRIGHT, false)).toEqual({ passed: 1, failed: 2, skipped: ['needs a display'], failures: ['e', 'f'] })
  })

  it.each([countVitest, countPlaywright])('counts a failure when a run ends badly, without a report or with half of one', (count) => {
    expect(count(null, true).failed).toBe(1)
    expect(count('{"testResults": [', true).failed).toBe(1)
    expect(count('{}', false).failed).toBe(1)
    expect(count('{}', true)).toEqual(NOTHING)
  })

  it('names what went wrong outside of the tests of a run that all passed', () => {
    const allPassed = JSON.stringify({ testResults: [{ assertionResults: [{ status: 'passed', fullName: 'a' }] }] })
    expect(countVitest(allPassed, false, '["outside of any test: write EPIPE"]')).toEqual({ passed: 1, failed: 1, skipped: [], failures: ['outside of any test: write EPIPE'] })
  })

  it('adds up and closes with the line others read', () => {
    const sum = addCounts([NOTHING, countVitest(VITEST, false), countPlaywright(PLAYWRIGHT, false), { ...NOTHING, failed: 1, failures: ['types'] }])
    expect(sum.failures).toEqual(['c', 'e', 'f', 'types'])
    expect(closingLine(sum)).toBe('3 passed, 4 failed, 3 skipped')
  })

  it('ends well only when nothing failed, something was tested and no build server skipped', () => {
    const demands = { needsTests: true, isBuildServer: false }
    const some = { ...NOTHING, passed: 1, skipped: ['one'] }
    expect(isGood(some, demands)).toBe(true)
    expect(isGood(some, { ...demands, isBuildServer: true })).toBe(false)
    expect(isGood({ ...some, failed: 1 }, demands)).toBe(false)
    expect(isGood(NOTHING, demands)).toBe(false)
    expect(isGood(NOTHING, { ...demands, needsTests: false })).toBe(true)
  })
})
