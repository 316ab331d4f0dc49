import type { Node } from 'prosemirror-model'
import { Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { item, list, paragraph } from './prose-schema.ts'

/** One line of the document: a paragraph, by itself or as an item. */
interface Line {
  readonly paragraph: Node
  /** Null by itself, else whether its list is numbered. */
  readonly ordered: boolean | null
  /** Where its words begin. */
  readonly start: number
}

/** The lines of the selection become items of such a list; when all of them are already, they become paragraphs. */
export function toggleList(ordered: boolean): Command {
  return (state, dispatch) => {
    const { selection, tr } = state
    const { lines, from, to } = linesAround(state)
    const isChosen = (line: Line): boolean => line.start <= selection.to && line.start + line.paragraph.content.size >= selection.from
    const become = lines.filter(isChosen).every((line) => line.ordered === ordered) ? null : ordered
    const changed = lines.map((line) => ({ ...line, ordered: isChosen(line) ? become : line.ordered }))
    const blocks = blocksFrom(changed)
    if (dispatch === undefined) return true
    const starts = startsOf(blocks, from)
    const placed = (at: number): number => {
      const index = Math.max(0, lines.findLastIndex(({ start }) => start <= at))
      const offset = at - (lines[index]?.start ?? at)
      return (starts[index] ?? from) + Math.min(Math.max(0, offset), lines[index]?.paragraph.content.size ?? 0)
    }
    tr.replaceWith(from, to, blocks)
    tr.setSelection(TextSelection.create(tr.doc, placed(selection.anchor), placed(selection.head)))
    dispatch(tr.scrollIntoView())
    return true
  }
}

/** Whether every line of the selection is an item of such a list. */
export function isInList({ doc, selection }: EditorState, ordered: boolean): boolean {
  const kinds: (boolean | null)[] = []
  doc.nodesBetween(selection.from, selection.to, (node, _, parent) => {
    if (node.type === list) kinds.push(node.attrs['ordered'] === true)
    else if (node.type === paragraph && parent?.type !== item) kinds.push(null)
  })
  return kinds.length > 0 && kinds.every((kind) => kind === ordered)
}

/** Enter in an item: the next item begins; in an empty one the list is left. */
export const splitItem: Command = (state, dispatch) => {
  if (state.selection.$from.node(-1)?.type !== item) return false
  if (state.selection.empty && state.selection.$from.parent.content.size === 0) return leaveList(state, dispatch)
  const tr = state.tr.deleteSelection()
  const { $from } = tr.selection
  tr.split($from.pos, $from.node(-1)?.type === item ? 2 : 1)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Backspace at the start of an item makes it a paragraph; at the start of the paragraph after a list, joins it to the last item. */
export const joinBack: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.depth === 0) return false
  if ($from.node(-1).type === item) return leaveList(state, dispatch)
  const before = Selection.findFrom(state.doc.resolve($from.before()), -1, true)
  if (before === null || before.$to.node(-1).type !== item) return false
  dispatch?.(state.tr.delete(before.to, $from.pos).scrollIntoView())
  return true
}

/** Delete at the end of a line, where it or the next is an item: the next line is joined to it. */
export const joinNext: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.depth === 0 || $from.parentOffset < $from.parent.content.size) return false
  const next = Selection.findFrom(state.doc.resolve($from.after()), 1, true)
  if (next === null || (next.$from.node(-1).type !== item && $from.node(-1).type !== item)) return false
  dispatch?.(state.tr.delete($from.pos, next.from).scrollIntoView())
  return true
}

const leaveList: Command = (state, dispatch) => toggleList(state.selection.$from.node(-2).attrs['ordered'] === true)(state, dispatch)

/** The lines of the blocks the selection touches, and of lists beside them: a line that becomes an item joins them. */
function linesAround({ doc, selection }: EditorState): { readonly lines: readonly Line[]; readonly from: number; readonly to: number } {
  const last = doc.childCount - 1
  const isList = (index: number): boolean => doc.maybeChild(index)?.type === list
  const firstTouched = Math.min(selection.$from.index(0), last)
  const lastTouched = Math.min(selection.$to.index(0), last)
  const first = isList(firstTouched - 1) ? firstTouched - 1 : firstTouched
  const final = isList(lastTouched + 1) ? lastTouched + 1 : lastTouched
  const blocks = doc.children.slice(first, final + 1)
  const from = doc.children.slice(0, first).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  const starts = startsOf(blocks, from)
  const lines = blocks.flatMap((block) => paragraphsOf(block).map((line) => ({ paragraph: line, ordered: block.type === list ? block.attrs['ordered'] === true : null })))
  return { lines: lines.map((line, index) => ({ ...line, start: starts[index] ?? from })), from, to: from + blocks.reduce((sum, { nodeSize }) => sum + nodeSize, 0) }
}

function paragraphsOf(block: Node): readonly Node[] {
  return block.type === list ? block.children.flatMap(({ firstChild }) => firstChild ?? []) : [block]
}

/** Where the words of each line of some blocks begin, when the first block stands at `from`. */
function startsOf(blocks: readonly Node[], from: number): readonly number[] {
  const starts: number[] = []
  let at = from
  for (const block of blocks) {
    if (block.type === paragraph) starts.push(at + 1)
    else block.forEach((_, offset) => starts.push(at + offset + 3))
    at += block.nodeSize
  }
  return starts
}

/** Lines as blocks: neighbours of one kind of list are one list. */
function blocksFrom(lines: readonly Line[]): readonly Node[] {
  const blocks: Node[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (line.ordered === null) blocks.push(line.paragraph)
    else if (last?.type === list && last.attrs['ordered'] === line.ordered) blocks[blocks.length - 1] = last.copy(last.content.addToEnd(item.create(null, line.paragraph)))
    else blocks.push(list.create({ ordered: line.ordered }, item.create(null, line.paragraph)))
  }
  return blocks
}
