import type { PaperBlock } from '#domain/letter/paper-document.ts'
import type { Typefaces } from '../text/shape-text.ts'
import { layBullets, layQuestions } from './lay-list.ts'
import { layTable } from './lay-table.ts'
import { layLines, layPlain, layText, type Column } from './lay-text.ts'
import { margin, textWidth, type TypeSizes } from './page-shape.ts'
import { spaced, type Slab } from './slab.ts'
import { tag } from './tag.ts'

/** The last line of a paper never stands on a page with fewer than these: it would look like a page of another paper. */
const WITH_LAST = 2

/** Sets the blocks of a paper as one long strip, in slabs that know what they must stay with. */
export function layBlocks(faces: Typefaces, types: TypeSizes, blocks: readonly PaperBlock[]): readonly Slab[] {
  const titled = blocks.findIndex((block) => block.kind === 'heading' && block.text.trim() !== '')
  const slabs = blocks.flatMap((block, index) => {
    const column: Column = { faces, types, type: types.body, x: margin, width: textWidth, where: `block ${index + 1}`, follow: 'direction' }
    return spaced(whiteAbove(block, blocks[index - 1]), layBlock(column, block, index === titled))
  })
  return slabs.map((slab, index) => (index === slabs.length - 1 ? { ...slab, keepPrevious: Math.max(slab.keepPrevious, WITH_LAST) } : slab))
}

/** @param isTitle true of the first heading: whatever its size, no paper’s headings begin at the second level (ISO 14289-1, 7.4.2) */
function layBlock(column: Column, block: PaperBlock, isTitle: boolean): readonly Slab[] {
  switch (block.kind) {
    case 'heading':
      return layHeading({ ...column, type: column.types.headings[block.level], tag: tag(isTitle || block.level === 1 ? 'H1' : 'H2') }, block.text)
    case 'paragraph':
      return layText({ ...column, tag: tag('P') }, block.runs)
    case 'bullets':
      return layBullets(column, block)
    case 'questions':
      return layQuestions(column, block)
    case 'table':
      return layTable(column, block)
    case 'signature':
      return laySignature({ ...column, tag: tag('P') }, block.lines)
  }
}

function whiteAbove(block: PaperBlock, previous: PaperBlock | undefined): number {
  if (block.kind === 'heading') return block.level === 1 ? 18 : 14
  if (block.kind === 'signature') return 20
  return previous?.kind === 'heading' ? 4 : 7
}

/** A heading stays with the two lines after it. */
function layHeading(column: Column, text: string): readonly Slab[] {
  const lines = layPlain(column, text, { bold: true })
  return lines.map((slab, index) => ({ ...slab, keepNext: index === lines.length - 1 ? 2 : 1 }))
}

/** A signature is one piece, and stays with the closing words above it and the two lines they close. */
function laySignature(column: Column, lines: readonly string[]): readonly Slab[] {
  const slabs = layLines(column, lines)
  return slabs.map((slab, index) => ({
    ...slab,
    keepNext: index < slabs.length - 1 ? 1 : 0,
    keepPrevious: index === 0 ? 3 : 1,
  }))
}
