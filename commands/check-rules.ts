import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The files that number rules. */
const RULE_FILES = ['src/domain/RULES.md', 'docs/security/rules.md']

/** A rule as its line names it. */
interface Rule {
  /** Like `D2`. */
  readonly id: string
  /** Its line in the table of sources, like `row 21`; empty where the line names none. */
  readonly row: string
  /** Its line says that nothing shows it yet. */
  readonly notYet: boolean
}

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

/** What stands in brackets at the start of a title. */
interface Tag {
  readonly ids: readonly string[]
  readonly rows: readonly string[]
}

function checkRow(tag: Tag, known: ReadonlyMap<string, Rule>): readonly string[] {
  const [id] = tag.ids
  const rule = known.get(id ?? '')
  if (tag.ids.length !== 1 || tag.rows.length === 0 || rule === undefined) return []
  const named = numbersIn(rule.row)
  const strange = tag.rows.flatMap(numbersIn).filter((row) => !named.includes(row))
  return strange.map((row) => `A test of ${rule.id} names row ${row}, but RULES.md gives it “${rule.row}”. Correct one of them.`)
}

function readRules(text: string): readonly Rule[] {
  const rows = text.matchAll(/^\|\s*\**([A-Z]+\d+)\**\s*\|(.*)$/gm)
  return [...rows].map(([, id = '', rest = '']) => ({ id, row: rest.split('|').map((cell) => cell.trim()).find((cell) => /^rows?\s\d/.test(cell)) ?? '', notYet: rest.includes('**Not yet**') }))
}

function readTags(text: string): readonly Tag[] {
  return [...text.matchAll(/(?<=['"`])\[([A-Z]+\d+(?:,[^\]\n]*)?)\]/g)].map(([, inside = '']) => {
    const parts = inside.split(',').map((part) => part.trim())
    return { ids: parts.filter((part) => /^[A-Z]+\d+$/.test(part)), rows: parts.filter((part) => /^rows?\s/.test(part)) }
  })
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

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..')
  const rules = RULE_FILES.map((name) => join(root, name)).map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('\n')
  const problems = checkRules(rules, readTests(root), readFileSync(join(root, 'electron/keeper/RULES.md'), 'utf8'))
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.stdout.write(`${readRules(rules).length} rules compared with the tests, ${problems.length} problems\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
