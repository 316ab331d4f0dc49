import { z } from 'zod'

/** A stretch of text in one style. */
export const runSchema = z
  .object({ text: z.string(), bold: z.literal(true).optional(), italic: z.literal(true).optional() })
  .strict()
export type Run = z.infer<typeof runSchema>

/** Prose is blocks of runs from the first act on, so that a richer editor needs no new shape. */
export const proseBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), runs: z.array(runSchema) }).strict(),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(runSchema)) }).strict(),
])
export type ProseBlock = z.infer<typeof proseBlockSchema>

export const proseSchema = z.array(proseBlockSchema)
export type Prose = z.infer<typeof proseSchema>

/** Plain typed text as prose: one paragraph a non-empty line. */
export function proseFromText(text: string): Prose {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', runs: [{ text: line }] }))
}

/** The words of a prose, one line a paragraph or list item: for plain editors, search and comparison. */
export function textFromProse(prose: Prose): string {
  return prose
    .flatMap((block) => (block.kind === 'paragraph' ? [wordsOf(block.runs)] : block.items.map(wordsOf)))
    .join('\n')
}

function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}
