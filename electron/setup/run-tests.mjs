import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildAfresh } from './build-app.mjs'
import { compiledFolder, projectFolder as root, reportFolder } from './name-places.mjs'
import { runChild } from './run-child.mjs'
import { say, stopWithWords } from './stop-with-words.mjs'
import { addCounts, closingLine, countPlaywright, countVitest, isGood, NOTHING } from './sum-results.mjs'

const TYPE_PROJECTS = ['tsconfig.json', 'src/tsconfig.pure.json', 'src/tsconfig.json', 'trust-server/tsconfig.json']
const LINTS = [
  ['lint', ['node_modules/oxlint/bin/oxlint', '--quiet']],
  ['import table', ['commands/check-imports.ts']],
  ['rules and their tests', ['commands/check-rules.ts']],
  ['dead code', ['node_modules/knip/bin/knip.js', '--no-progress']],
]
const PLAIN = { passed: 0, failed: 1, skipped: [], failures: [] }

/** The steps of each run; `test` is all of them. `npm test -- unit domain` runs one, with a pattern. */
const RUNS = {
  types: [typesStep],
  lint: [lintStep],
  unit: [unitStep],
  properties: [propertiesStep],
  journeys: [buildStep, journeysStep],
  demo: [buildStep, demoStep],
  check: [typesStep, lintStep, unitStep],
  test: [typesStep, lintStep, unitButPapersStep, buildStep, windowsStep],
}

/**
 * Whether a run opens the app's window.
 * @param {string} name a key of the table above
 */
export function opensWindow(name) {
  return runNamed(name).some((step) => step === journeysStep || step === demoStep || step === windowsStep)
}

/**
 * Runs every step of a run, whatever the ones before it gave, and prints what they came to.
 * @param {string} name a key of the table above
 * @param {readonly string[]} patterns what the test files' paths have to contain; none means all
 * @returns {Promise<number>} the exit code
 */
export async function runTests(name, patterns) {
  mkdirSync(reportFolder(root), { recursive: true })
  const counts = []
  for (const step of runNamed(name)) counts.push(...(await step(patterns)))
  const sum = addCounts(counts)
  const needsTests = name !== 'types' && name !== 'lint'
  const isBuildServer = process.env.CI === 'true'
  for (const title of sum.skipped) say(`${isBuildServer ? '[failed] skipped' : '[skipped]'} ${title}`)
  for (const name of sum.failures) say(`[failed] ${name}`)
  say(closingLine(sum))
  return isGood(sum, { needsTests, isBuildServer }) ? 0 : 1
}

function runNamed(name) {
  const names = Object.keys(RUNS).filter((each) => each !== 'test' && each !== 'check')
  return Object.hasOwn(RUNS, name) ? RUNS[name] : stopWithWords(`There is no part “${name}”. Write npm test alone, or npm test -- and one of: ${names.join(', ')}.`)
}

/** Two at a time: each compiler keeps a core busy. */
async function typesStep() {
  return report('types', async () => {
    const halves = [TYPE_PROJECTS.slice(0, 2), TYPE_PROJECTS.slice(2)]
    const results = await Promise.all(halves.map(checkInTurn))
    return results.flat().every(Boolean) ? NOTHING : PLAIN
  })
}

async function checkInTurn(projects) {
  const results = []
  for (const project of projects) {
    const { ok, output } = await runNode(['node_modules/typescript/lib/tsc.js', '-p', project, '--noEmit', '--pretty', 'false'], { quiet: true })
    if (!ok) say(`${project}:\n${output.trimEnd()}`)
    results.push(ok)
  }
  return results
}

async function lintStep() {
  const counts = []
  for (const [name, args] of LINTS) {
    counts.push(...(await report(name, async () => ((await runNode(args)).ok ? NOTHING : PLAIN))))
  }
  return counts
}

async function unitStep(patterns) {
  return report('unit', () => runVitest('unit.json', patterns))
}

/** Papers are reckoned by the processor alone, so they can be left for the time in which windows are waited for. */
const PAPERS = 'test/pdf/'

/** With patterns nothing is left for later: they say what is run. */
async function unitButPapersStep(patterns) {
  return patterns.length > 0 ? unitStep(patterns) : report('unit but papers', () => runVitest('unit.json', ['--exclude', `${PAPERS}**`]))
}

/** They give way to the windows, which are held to time, and say nothing between what those say but what failed. */
async function papersStep() {
  return report('papers', () => runVitest('papers.json', [PAPERS, '--maxWorkers=1'], { env: { ...process.env, GIVES_WAY: 'true' }, quiet: true }))
}

/** The properties alone, with many more histories than a test run has time for: `npm test -- properties 100000 sent-letter`. */
async function propertiesStep([runs = '100000', ...patterns]) {
  const files = patterns.length === 0 ? ['-properties'] : patterns
  return report(`properties, ${runs} histories each`, () => runVitest('properties.json', ['--testTimeout=0', ...files], { env: { ...process.env, RUNS: runs } }))
}

async function runVitest(report, args, { env = process.env, quiet = false } = {}) {
  const file = reportFile(report)
  const strayErrors = reportFile(`stray-${report}`)
  const fixed = ['run', '--config', 'test/vitest.config.ts']
  const withReports = { ...env, UNIT_REPORT: file, STRAY_ERRORS: strayErrors, NODE_COMPILE_CACHE: compiledFolder(root) }
  const { ok, output } = await runNode(['node_modules/vitest/vitest.mjs', ...fixed, ...args], { env: withReports, quiet })
  if (!ok && quiet) say(output.trimEnd())
  return countVitest(readReport(file), ok, readReport(strayErrors))
}

async function buildStep() {
  return report('build', async () => ((await buildAfresh(root)) ? NOTHING : PLAIN))
}

async function journeysStep(patterns) {
  const file = reportFile('journeys.json')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  return report('journeys', async () => {
    const args = ['test', '--config', 'test/playwright.config.ts', '--reporter=list,json', ...patterns]
    const { ok } = await runNode(['node_modules/@playwright/test/cli.js', ...args], { env })
    return countPlaywright(readReport(file), ok)
  })
}

/** The play, and then the papers, beside the journeys: one window alone leaves half of two cores idle. */
async function windowsStep(patterns) {
  const results = await Promise.all([journeysStep(patterns), besideWindows(patterns)])
  return results.flat()
}

async function besideWindows(patterns) {
  const played = await demoStep()
  return patterns.length > 0 ? played : [...played, ...(await papersStep())]
}

/** What `npm start` plays where nobody could see a window has to play to its end. */
async function demoStep() {
  return report('demo', async () => {
    const { ok, output } = await runNode(['commands/demo.ts'], { quiet: true })
    if (!ok) say(output.trimEnd())
    return ok ? { ...NOTHING, passed: 1 } : PLAIN
  })
}

async function report(name, step) {
  const started = Date.now()
  const counts = await step()
  const seconds = ((Date.now() - started) / 1000).toFixed(0)
  say(`[${counts.failed === 0 ? 'ok' : 'failed'}] ${name} (${seconds} s)`)
  return [counts.failed === 0 || counts.failures.length > 0 ? counts : { ...counts, failures: [name] }]
}

function runNode(args, options) {
  return runChild(process.execPath, args, { cwd: root, ...options })
}

/** An older report is removed first, so that a run which writes none cannot be taken for a good one. */
function reportFile(name) {
  const file = join(reportFolder(root), name)
  rmSync(file, { force: true })
  return file
}

function readReport(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
