import type { Prose } from '../basics/prose.ts'
import { ASK_HEADING, isCourtBlock, WHY_HEADING } from './compose-letter.ts'
import type { PaperBlock, PaperDocument } from './paper-document.ts'

/** The two parts that a consultant may word, as a letter says them, whoever worded them (L8). */
export function wordsInLetter({ blocks }: PaperDocument): { readonly why: Prose; readonly ask: Prose } {
  return { why: proseUnder(blocks, WHY_HEADING), ask: proseUnder(blocks, ASK_HEADING) }
}

function proseUnder(blocks: readonly PaperBlock[], heading: string): Prose {
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === heading) + 1
  const to = blocks.findIndex((block, index) => index >= from && block.kind === 'heading')
  const under = from === 0 ? [] : blocks.slice(from, to === -1 ? undefined : to)
  return under.flatMap((block): Prose => {
    if (block.kind === 'bullets') return [{ kind: 'list', ordered: block.ordered === true, items: block.items }]
    return block.kind === 'paragraph' && !isCourtBlock(block) ? [{ kind: 'paragraph', runs: block.runs }] : []
  })
}
