import type { Prose, Run } from './prose.ts'

/**
 * The same words in one shape, so that two proses that read alike are alike: runs of one style joined, blank paragraphs and
 * items gone (a page sets no line for them), no white space at the ends of a line, one sign for a line break.
 */
export function tidyProse(prose: Prose): Prose {
  return prose.flatMap((block): Prose => {
    if (block.kind === 'paragraph') return tidyLines([block.runs]).map((runs) => ({ kind: 'paragraph', runs }))
    const items = tidyLines(block.items)
    return items.length === 0 ? [] : [{ kind: 'list', ordered: block.ordered, items }]
  })
}

/** Would both be printed alike? Style and lists count, not how the runs are cut. */
export function isSameProse(one: Prose, other: Prose): boolean {
  return JSON.stringify(tidyProse(one)) === JSON.stringify(tidyProse(other))
}

function tidyLines(lines: readonly (readonly Run[])[]): Run[][] {
  return lines.map((runs) => joinAlike(trimmed(runs.map(plainBreaks)))).filter((runs) => runs.length > 0)
}

function plainBreaks(run: Run): Run {
  return styled(run.text.replace(/\r\n?|[\u2028\u2029]/g, '\n'), run)
}

/** Without the white space at both ends of the whole, whichever runs it stands in. */
function trimmed(runs: readonly Run[]): readonly Run[] {
  const whole = runs.map(({ text }) => text).join('')
  const from = whole.length - whole.trimStart().length
  const to = whole.trimEnd().length
  const starts = runs.map((_, index) => runs.slice(0, index).reduce((sum, { text }) => sum + text.length, 0))
  return runs.map((run, index) => styled(run.text.slice(Math.max(0, from - (starts[index] ?? 0)), Math.max(0, to - (starts[index] ?? 0))), run))
}

function joinAlike(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs.filter(({ text }) => text !== '')) {
    const last = joined.at(-1)
    if (last !== undefined && last.bold === run.bold && last.italic === run.italic) joined[joined.length - 1] = styled(last.text + run.text, run)
    else joined.push(run)
  }
  return joined
}

/** Always with its fields in one order: proses are compared as JSON. */
function styled(text: string, { bold, italic }: Pick<Run, 'bold' | 'italic'>): Run {
  return { text, ...(bold === true ? { bold } : {}), ...(italic === true ? { italic } : {}) }
}
