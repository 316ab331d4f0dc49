import type { Node } from 'prosemirror-model'
import type { Prose, ProseBlock, Run } from '#domain/basics/prose.ts'
import { tidyProse } from '#domain/basics/tidy-prose.ts'
import { bold, italic, item, lineBreak, list, paragraph, proseDocSchema } from './prose-schema.ts'

/** Prose as the editor’s document; nothing written is one empty paragraph to write in. */
export function docFromProse(prose: Prose): Node {
  const blocks = blocksFromProse(prose)
  return proseDocSchema.node('doc', null, blocks.length === 0 ? [paragraph.create()] : blocks)
}

/** The blocks of a prose, for putting into a document. */
export function blocksFromProse(prose: Prose): readonly Node[] {
  return tidyProse(prose).map((block) => (block.kind === 'paragraph' ? lineFrom(block.runs) : list.create({ ordered: block.ordered }, block.items.map((runs) => item.create(null, lineFrom(runs))))))
}

/** What an editor’s document says, tidied. */
export function proseFromDoc(doc: Node): Prose {
  return tidyProse(doc.children.map((block): ProseBlock => {
    if (block.type === paragraph) return { kind: 'paragraph', runs: runsOf(block) }
    return { kind: 'list', ordered: block.attrs['ordered'] === true, items: block.children.map(({ firstChild }) => (firstChild === null ? [] : runsOf(firstChild))) }
  }))
}

function lineFrom(runs: readonly Run[]): Node {
  return paragraph.create(null, runs.flatMap((run) => {
    const marks = [...(run.bold === true ? [bold.create()] : []), ...(run.italic === true ? [italic.create()] : [])]
    return run.text.split(/(\n)/).filter((text) => text !== '').map((text) => (text === '\n' ? lineBreak.create(null, null, marks) : proseDocSchema.text(text, marks)))
  }))
}

function runsOf(line: Node): Run[] {
  return line.children.map((node) => ({
    text: node.type === lineBreak ? '\n' : (node.text ?? ''),
    ...(bold.isInSet(node.marks) === undefined ? {} : { bold: true }),
    ...(italic.isInSet(node.marks) === undefined ? {} : { italic: true }),
  }))
}
