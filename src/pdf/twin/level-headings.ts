import type { PaperBlock } from '#domain/letter/paper-document.ts'
import { isBlank } from './escape-text.ts'

/** How a heading stands in a web page. */
export interface Heading {
  readonly level: number
  readonly id: string
}

/**
 * Takes the blocks of a paper and gives for each its heading, null where it is none or blank. A page has one heading
 * of level 1 and skips none: where a paper has several, or none, its title is that one and they stand below it.
 */
export function levelHeadings(blocks: readonly PaperBlock[]): readonly (Heading | null)[] {
  const first = blocks.find((block) => block.kind === 'heading' && !isBlank(block.text))
  const highest = blocks.filter((block) => block.kind === 'heading' && block.level === 1 && !isBlank(block.text))
  const own = highest.length === 1 && highest[0] === first
  const below = own || highest.length === 0 ? 0 : 1
  let last = own ? 0 : 1
  return blocks.map((block, index) => {
    if (block.kind !== 'heading' || isBlank(block.text)) return null
    last = Math.min(block.level + below, last + 1)
    return { level: last, id: `part-${index + 1}` }
  })
}
