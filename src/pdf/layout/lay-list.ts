import type { PaperBlock } from '#domain/letter/paper-document.ts'
import { layPlain, layText, linesOf, textMark, textMarkAtEnd, type Column } from './lay-text.ts'
import { spaced, type Mark, type Slab } from './slab.ts'
import { tag, type Tag } from './tag.ts'

type Bullets = Extract<PaperBlock, { kind: 'bullets' }>
type Questions = Extract<PaperBlock, { kind: 'questions' }>

/** In em. */
const bulletIndent = 4 / 3
const itemGap = 4

export function layBullets(column: Column, block: Bullets): readonly Slab[] {
  const counted = block.ordered === true
  const last = `${block.items.length})`
  const inner = indented(column, counted ? 8 + last.length * column.type.size * (4 / 7) : bulletIndent * column.type.size)
  const list: Tag = { name: 'L', within: null, numbering: counted ? 'Decimal' : 'Disc' }
  return block.items.flatMap((item, index) => {
    const { label, body } = anItem(list)
    const text = counted ? `${index + 1})` : '•'
    const mark = textMark({ ...column, x: column.x + 3, tag: label }, linesOf(column, [{ text }])[0]!)
    return spaced(itemGap, labelled(mark, layText({ ...inner, tag: body }, item)))
  })
}

/** Questions carry their numbers in the margin; who asks stands under each in small type, never parted from it. */
export function layQuestions(column: Column, block: Questions): readonly Slab[] {
  const last = `${block.start + block.items.length - 1}.`
  const indent = 8 + last.length * column.type.size * (4 / 7)
  const inner = indented(column, indent)
  const list: Tag = { name: 'L', within: null, numbering: 'Decimal' }
  return block.items.flatMap((item, index) => {
    const { label, body } = anItem(list)
    const number = textMarkAtEnd({ ...column, width: indent - 8, tag: label }, `${block.start + index}.`)
    const asked = layText({ ...inner, tag: tag('P', body) }, item.runs)
    const asker = layPlain({ ...inner, type: inner.types.small, tag: tag('P', body) }, item.attribution ?? '')
    // Two lines of the question stay with the name: a name alone at the top of a page belongs to nobody.
    return spaced(itemGap + 3, labelled(number, [...asked, ...asker.map((slab, line) => ({ ...slab, keepPrevious: line === 0 ? Math.min(2, asked.length) : 1 }))]))
  })
}

function anItem(list: Tag): { readonly label: Tag; readonly body: Tag } {
  const item = tag('LI', list)
  return { label: tag('Lbl', item), body: tag('LBody', item) }
}

function labelled(label: Mark, slabs: readonly Slab[]): readonly Slab[] {
  return slabs.map((slab, index) => (index === 0 ? { ...slab, marks: [label, ...slab.marks] } : slab))
}

function indented(column: Column, by: number): Column {
  return { ...column, x: column.x + by, width: column.width - by }
}
