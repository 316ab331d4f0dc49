import { DOMParser, Fragment, Slice } from 'prosemirror-model'
import type { EditorProps } from 'prosemirror-view'
import type { Prose } from '#domain/basics/prose.ts'
import { proseFromPlain } from './pasted-line.ts'
import { blocksFromProse } from './prose-doc.ts'
import { proseDocSchema } from './prose-schema.ts'
import { proseFromPasted } from './read-pasted.ts'

/** How an editor takes words in from the clipboard, and gives them out. */
export const clipboardProps: Pick<EditorProps, 'clipboardParser' | 'clipboardTextParser' | 'clipboardTextSerializer' | 'transformPastedHTML' | 'handlePaste' | 'handleDrop'> = {
  // Reads what is pasted or dropped by our own rules, whatever it says it is.
  clipboardParser: Object.assign(new DOMParser(proseDocSchema, []), { parseSlice: (page: globalThis.Node) => sliceOf(proseFromPasted(page)) }),
  clipboardTextParser: (text) => sliceOf(proseFromPlain(text)),
  clipboardTextSerializer: ({ content }) => content.textBetween(0, content.size, '\n', (leaf) => leaf.type.spec.leafText?.(leaf) ?? ''),
  // An editor’s own note of what a piece was cut from is not to be believed, and not needed.
  transformPastedHTML: (html) => html.replace(/\bdata-pm-slice\b/gi, 'data-cut'),
  // A picture alone takes nothing’s place.
  handlePaste: (_, __, slice) => slice.size === 0,
  handleDrop: (_, __, slice) => slice.size === 0,
}

/** Prose as a piece to put in: its first and last lines join those they are put between. */
export function sliceOf(prose: Prose): Slice {
  return Slice.maxOpen(Fragment.from([...blocksFromProse(prose)]))
}
