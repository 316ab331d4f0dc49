import type { PaperBlock, PaperDocument } from './paper-document.ts'

const SAID = 'Copies to, one each: '
const GP_BY_NAME = 'GP: '

/** The GP as a letter names them among its copies; without a label where their practice would tell where a family lives (L41). */
export function gpInLine(label: string | null): string {
  return label === null ? 'GP' : `${GP_BY_NAME}${label}`
}

/** Whom the copies of a letter are for, as it says so. */
export function copiesLine(copies: readonly string[]): PaperBlock[] {
  return copies.length === 0 ? [] : [{ kind: 'paragraph', runs: [{ text: SAID, bold: true }, { text: `${copies.join('; ')}.` }] }]
}

/** Does a letter name the GP's practice among its copies? */
export function namesPractice({ blocks }: PaperDocument): boolean {
  return blocks.some((block) => block.kind === 'paragraph' && block.runs[0]?.text === SAID && block.runs.some(({ text }) => text.startsWith(GP_BY_NAME)))
}
