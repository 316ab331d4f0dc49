/**
 * What a test run counted: passed, failed, the titles of what was skipped, and the names of what failed.
 * @typedef {import('./sum-results.d.mts').Counts} Counts
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: [], failures: [] }

/**
 * Reads vitest's JSON report.
 * @param {string | null} json the report's text, null when none was written
 * @param {boolean} ok whether the run itself ended well
 * @param {string | null} [strayErrors] a JSON list of what went wrong outside of the tests
 * @returns {Counts} a run that ended badly counts at least one failure, as when a file could not be loaded
 */
export function countVitest(json, ok, strayErrors = null) {
  const report = parse(json)
  const tests = (report?.testResults ?? []).flatMap((file) => file.assertionResults ?? [])
  const passed = tests.filter((test) => test.status === 'passed').length
  const failed = tests.filter((test) => test.status === 'failed').map((test) => test.fullName)
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => test.fullName)
  const failures = [...failed, ...(parse(strayErrors) ?? [])]
  return atLeastOneFailure({ passed, failed: failed.length, skipped, failures }, ok && report !== null)
}

/**
 * Reads Playwright's JSON report. A test that passed only when tried again counts as failed.
 * @param {string | null} json the report's text, null when none was written
 * @param {boolean} ok whether the run itself ended well
 * @returns {Counts}
 */
export function countPlaywright(json, ok) {
  const report = parse(json)
  const tests = (report?.suites ?? []).flatMap(testsOf)
  const passed = tests.filter((test) => test.status === 'expected').length
  const skipped = tests.filter((test) => test.status === 'skipped').map((test) => test.title)
  const failures = tests.filter((test) => test.status !== 'expected' && test.status !== 'skipped').map((test) => test.title)
  return atLeastOneFailure({ passed, failed: failures.length, skipped, failures }, ok && report !== null)
}

/**
 * @param {readonly Counts[]} counts
 * @returns {Counts}
 */
export function addCounts(counts) {
  return {
    passed: counts.reduce((sum, each) => sum + each.passed, 0),
    failed: counts.reduce((sum, each) => sum + each.failed, 0),
    skipped: counts.flatMap((each) => each.skipped),
    failures: counts.flatMap((each) => each.failures),
  }
}

/**
 * The line a run ends with.
 * @param {Counts} counts
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`
}

/**
 * Whether a run may end well: nothing failed, something was tested, and on a build server nothing was skipped.
 * @param {Counts} counts
 * @param {{ needsTests: boolean, isBuildServer: boolean }} demands
 */
export function isGood({ passed, failed, skipped }, { needsTests, isBuildServer }) {
  if (failed > 0) return false
  if (needsTests && passed === 0) return false
  return !(isBuildServer && skipped.length > 0)
}

function atLeastOneFailure(counts, ok) {
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

function testsOf(suite) {
  const own = (suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, status: test.status })))
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)]
}

function parse(json) {
  if (json === null) return null
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
