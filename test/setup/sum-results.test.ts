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
    expect(countVitest(VITEST, false)).toEqual({ passed: 2, failed: 1, skipped: ['needs PostgreSQL', 'later'] })
  })

  it('counts a Playwright report, and a test that passed only the second time as failed', () => {
    expect(countPlaywright(PLAYWRIGHT, false)).toEqual({ passed: 1, failed: 2, skipped: ['needs a display'] })
  })

  it.each([countVitest, countPlaywright])('counts a failure when a run ends badly, without a report or with half of one', (count) => {
    expect(count(null, true).failed).toBe(1)
    expect(count('{"testResults": [', true).failed).toBe(1)
    expect(count('{}', false).failed).toBe(1)
    expect(count('{}', true)).toEqual(NOTHING)
  })

  it('adds up and closes with the line others read', () => {
    const sum = addCounts([NOTHING, countVitest(VITEST, false), countPlaywright(PLAYWRIGHT, false), { passed: 0, failed: 1, skipped: [] }])
    expect(closingLine(sum)).toBe('3 passed, 4 failed, 3 skipped')
  })

  it('ends well only when nothing failed, something was tested and no build server skipped', () => {
    const demands = { needsTests: true, isBuildServer: false }
    const some = { passed: 1, failed: 0, skipped: ['one'] }
    expect(isGood(some, demands)).toBe(true)
    expect(isGood(some, { ...demands, isBuildServer: true })).toBe(false)
    expect(isGood({ ...some, failed: 1 }, demands)).toBe(false)
    expect(isGood(NOTHING, demands)).toBe(false)
    expect(isGood(NOTHING, { ...demands, needsTests: false })).toBe(true)
  })
})
