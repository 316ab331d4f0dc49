import { closeHistory } from 'prosemirror-history'
import { Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { proseFromText } from '#domain/basics/prose.ts'
import { isSameProse } from '#domain/basics/tidy-prose.ts'
import { sliceOf } from './clipboard.ts'
import { blocksFromProse, proseFromDoc } from './prose-doc.ts'
import { proseDocSchema } from './prose-schema.ts'

const space = proseDocSchema.text(' ')

/** Puts a phrase after the caret, parted by spaces from the words there; without a caret in paragraphs of its own at the end. The caret is then right after it. */
export function insertPhrase(state: EditorState, text: string, atCaret: boolean): Transaction {
  const tr = closeHistory(state.tr)
  const prose = proseFromText(text)
  if (atCaret) {
    const { $to } = Selection.near(state.selection.$to, -1)
    const before = $to.parent.textBetween(0, $to.parentOffset, null, '\n').at(-1) ?? ' '
    const after = $to.parent.textBetween($to.parentOffset, $to.parent.content.size, null, '\n').at(0) ?? ' '
    tr.setSelection(TextSelection.between($to, $to)).replaceSelection(sliceOf(prose))
    const end = tr.selection.to
    if (/[^\s.,;:!?)]/.test(after)) tr.insert(end, space)
    const isParted = /\S/.test(before)
    if (isParted) tr.insert($to.pos, space)
    return tr.setSelection(TextSelection.create(tr.doc, end + (isParted ? 1 : 0))).scrollIntoView()
  }
  if (isSameProse(proseFromDoc(state.doc), [])) tr.replaceWith(0, state.doc.content.size, [...blocksFromProse(prose)])
  else tr.insert(state.doc.content.size, [...blocksFromProse(prose)])
  return tr.setSelection(Selection.atEnd(tr.doc)).scrollIntoView()
}
