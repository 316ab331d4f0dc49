import { findUnknown, isShown, readProof, type Ground } from './read-proof.ts'

/**
 * Holds the threats to what stands against them.
 * @param text one table row a threat, `| TM1 | … | what stands against it |`
 * @returns one sentence for each threat whose last cell names nothing that is tested and does not say **Not yet**, and each
 *   rule or file that is not there; empty when all is well
 */
export function checkThreats(text: string, ground: Ground): readonly string[] {
  const rows = readRows(text, 'TM')
  return [
    ...(rows.length === 0 ? ['The threat model has no threat. Write each as a table row: | TM1 | … | what stands against it |'] : []),
    ...twice(rows),
    ...rows.filter(({ last }) => !last.includes('**Not yet**') && !isShown(last, ground)).map(({ id }) => `${id} names no rule or test that stands against it, and does not say **Not yet**.`),
    ...rows.flatMap(({ id, last }) => findUnknown(id, last, ground)),
  ]
}

/**
 * Holds the answers of an assessment to what they rest on.
 * @param text one table row an answer, `| DT1 | question | answer | what it rests on |`
 * @param prefix of the rows’ numbers, like `DT`
 * @returns one sentence for each answer whose last cell names no rule and no file, and says neither **Not yet** nor
 *   **The trust**, who alone can give it; and for each rule or file that is not there
 */
export function checkAnswers(text: string, prefix: string, ground: Ground): readonly string[] {
  const rows = readRows(text, prefix)
  const rests = (last: string): boolean => /\*\*(?:Not yet|The trust)\*\*/.test(last) || readProof(last).rules.length > 0 || readProof(last).paths.length > 0
  return [
    ...(rows.length === 0 ? [`There is no answer numbered ${prefix}1.`] : []),
    ...twice(rows),
    ...rows.filter(({ last }) => !rests(last)).map(({ id }) => `${id} rests on nothing. Name a rule or a file, or say **Not yet** or **The trust**.`),
    ...rows.flatMap(({ id, last }) => findUnknown(id, last, ground)),
  ]
}

/** One sentence for each file that a paper names in `code` and that is not there. */
export function checkPaths(name: string, text: string, { isThere }: Ground): readonly string[] {
  return [...new Set(readProof(text).paths)].filter((path) => !isThere(path)).map((path) => `${name} names ${path}, which is not there. Correct the path.`)
}

interface Row {
  readonly id: string
  /** The last cell of the row. */
  readonly last: string
}

function readRows(text: string, prefix: string): readonly Row[] {
  const rows = text.matchAll(new RegExp(`^\\|\\s*(${prefix}\\d+)\\s*\\|(.*)\\|\\s*$`, 'gm'))
  return [...rows].map(([, id = '', rest = '']) => ({ id, last: rest.split('|').at(-1)?.trim() ?? '' }))
}

function twice(rows: readonly Row[]): readonly string[] {
  return rows.filter(({ id }, n) => rows.findIndex((other) => other.id === id) < n).map(({ id }) => `${id} stands twice. Give the later one a number of its own.`)
}
