import { Schema } from 'prosemirror-model'

/**
 * What an editor can hold is what `Prose` can: paragraphs, and lists of one-paragraph items, in plain, bold and italic. None
 * can be chosen as a thing by itself: what is chosen is always words, and can be seen.
 */
export const proseDocSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', selectable: false, parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    list: {
      group: 'block',
      content: 'item+',
      selectable: false,
      attrs: { ordered: { default: false, validate: 'boolean' } },
      parseDOM: [{ tag: 'ul' }, { tag: 'ol', attrs: { ordered: true } }],
      toDOM: ({ attrs }) => [attrs['ordered'] === true ? 'ol' : 'ul', 0],
    },
    // Defining: an item that is pasted into an empty paragraph stays one.
    item: { content: 'paragraph', defining: true, selectable: false, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    lineBreak: { group: 'inline', inline: true, selectable: false, leafText: () => '\n', parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
    text: { group: 'inline' },
  },
  marks: {
    bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  },
})

export const { paragraph, list, item, lineBreak } = proseDocSchema.nodes
export const { bold, italic } = proseDocSchema.marks
