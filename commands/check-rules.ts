import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkAnswers, checkPaths, checkThreats } from './check-rules/check-answers.ts'
import { checkHazards } from './check-rules/check-hazards.ts'
import type { Ground } from './check-rules/read-proof.ts'
import { readRules, readTags, type Rule, type Tag } from './check-rules/read-rules.ts'

/** The files that number rules. */
const RULE_FILES = ['src/domain/RULES.md', 'docs/security/rules.md']
/** Numbers the keeper’s answers, which need no test of their own name. */
const KEEPER_RULES = 'electron/keeper/RULES.md'
/** The papers for those who judge whether the product is safe. */
const PAPERS = ['docs/clinical-safety', 'docs/security', 'docs/accessibility.md']

/**
 * Compares the numbered rules with the titles of the tests.
 * @param rulesText what numbers the rules, with one table row a rule: `| D2 | what it says | row 21 | …`
 * @param testTexts sources of the tests; a title opens with its rules, like `[D2, row 21] …` or `[D2, D3] …`
 * @param otherRules another such list, whose rules a title may name; they need no test of their own name
 * @returns one sentence for each rule without a test, each unknown rule in a title, each row that differs and
 *   each number given twice; empty when all is well
 */
export function checkRules(rulesText: string, testTexts: readonly string[], otherRules = ''): readonly string[] {
  const rules = readRules(rulesText)
  const tags = testTexts.flatMap(readTags)
  const known = new Map([...readRules(otherRules), ...rules].map((rule) => [rule.id, rule]))
  const tested = new Set(tags.flatMap((tag) => tag.ids))
  const twice = rules.filter((rule, n) => rules.findIndex((other) => other.id === rule.id) < n)
  return [
    ...(rules.length === 0 ? ['RULES.md numbers no rule. Write each as a table row: | D2 | what it says | row 21 |'] : []),
    ...twice.map((rule) => `RULES.md has ${rule.id} twice. Give the later one a number of its own.`),
    ...rules.filter((rule) => !tested.has(rule.id) && !rule.notYet).map((rule) => `${rule.id} has no test. Write one whose title opens with [${[rule.id, rule.row].filter(Boolean).join(', ')}].`),
    ...[...tested].filter((id) => !known.has(id)).map((id) => `A test names ${id}, which RULES.md does not have. Add the rule or correct the title.`),
    ...tags.flatMap((tag) => checkRow(tag, known)),
  ]
}

function checkRow(tag: Tag, known: ReadonlyMap<string, Rule>): readonly string[] {
  const [id] = tag.ids
  const rule = known.get(id ?? '')
  if (tag.ids.length !== 1 || tag.rows.length === 0 || rule === undefined) return []
  const named = numbersIn(rule.row)
  const strange = tag.rows.flatMap(numbersIn).filter((row) => !named.includes(row))
  return strange.map((row) => `A test of ${rule.id} names row ${row}, but RULES.md gives it “${rule.row}”. Correct one of them.`)
}

function numbersIn(row: string): readonly string[] {
  return row.match(/\d+/g) ?? []
}

/** @param root the project folder */
function readTests(root: string): readonly string[] {
  const entries = readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
  const tests = entries.filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name) && !entry.name.startsWith('check-rules.'))
  return tests.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

/** Holds the papers to the rules, tests and files they name. `read` takes a path below the project folder. */
function checkPapers(root: string, read: (path: string) => string, ground: Ground): readonly string[] {
  const rules = [...RULE_FILES, KEEPER_RULES].map(read).join('\n')
  return [
    ...checkHazards(read('docs/clinical-safety/hazards.md'), rules, ground),
    ...checkThreats(read('docs/security/threat-model.md'), ground),
    ...checkAnswers(read('docs/security/dtac.md'), 'DT', ground),
    ...checkAnswers(read('docs/security/dspt.md'), 'DS', ground),
    ...PAPERS.flatMap((name) => listPapers(root, name)).flatMap((name) => checkPaths(name, read(name), ground)),
  ]
}

function listPapers(root: string, name: string): readonly string[] {
  return name.endsWith('.md') ? [name] : readdirSync(join(root, name)).filter((file) => file.endsWith('.md')).map((file) => `${name}/${file}`)
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..')
  const read = (path: string): string => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '')
  const rules = RULE_FILES.map(read).join('\n')
  const tests = readTests(root)
  const known = readRules(`${rules}\n${read(KEEPER_RULES)}`).map(({ id }) => id)
  const tested = tests.flatMap(readTags).flatMap(({ ids }) => ids)
  const papers = checkPapers(root, read, { rules: new Set(known), tested: new Set(tested), isThere: (path) => existsSync(join(root, path)) })
  const problems = [...checkRules(rules, tests, read(KEEPER_RULES)), ...papers]
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.stdout.write(`${readRules(rules).length} rules compared with the tests and the papers, ${problems.length} problems\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
