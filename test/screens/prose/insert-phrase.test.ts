import { AllSelection, EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { proseFromText, textFromProse } from '#domain/basics/prose.ts'
import { insertPhrase } from '#screens/prose/insert-phrase.ts'
import { docFromProse, proseFromDoc } from '#screens/prose/prose-doc.ts'

function put(words: string, phrase: string, caret: number | 'all' | null, mark = ''): string {
  const state = EditorState.create({ doc: docFromProse(proseFromText(words)) })
  const placed = caret === null ? state : state.apply(state.tr.setSelection(caret === 'all' ? new AllSelection(state.doc) : TextSelection.create(state.doc, caret)))
  const next = placed.apply(insertPhrase(placed, phrase, caret !== null))
  next.doc.check()
  return textFromProse(proseFromDoc(mark === '' ? next.doc : next.apply(next.tr.insertText(mark)).doc))
}

test('[R8] a phrase goes where the caret stood, parted by spaces and by no more of them than it needs', () => {
  expect(put('One two.', 'phrase', 4)).toBe('One phrase two.')
  expect(put('One two.', 'phrase', 5)).toBe('One phrase two.')
  expect(put('One two.', 'phrase', 8)).toBe('One two phrase.')
  expect(put('One two.', 'phrase', 1)).toBe('phrase One two.')
  expect(put('One two.', 'phrase', 9)).toBe('One two. phrase')
  expect(put('One.\nTwo.', 'phrase', 'all')).toBe('One.\nTwo. phrase')
  expect(put('One', 'first\nlast', 4)).toBe('One first\nlast')
})

test('[R8] the caret is then right after the phrase, whatever parts it from the words there', () => {
  for (const [words, caret, gives] of [['One two.', 4, 'One phrase| two.'], ['One two.', 5, 'One phrase| two.'], ['One two.', 1, 'phrase| One two.'], ['Hæmo globin', 3, 'Hæ phrase| mo globin'], ['One.\nTwo.', null, 'One.\nTwo.\nphrase|'], ['', null, 'phrase|']] as const) {
    expect(put(words, 'phrase', caret, '|'), JSON.stringify([words, caret])).toBe(gives)
  }
})

test('[R8] into a box that had no caret it goes at the end, and alone into an empty one', () => {
  expect(put('One.\nTwo.', 'phrase', null)).toBe('One.\nTwo.\nphrase')
  expect(put('', 'phrase', null)).toBe('phrase')
  expect(put('', 'phrase', 1)).toBe('phrase')
})
