import { expect, test } from 'vitest'
import fc from 'fast-check'
import { AllSelection, EditorState, TextSelection, type Command } from 'prosemirror-state'
import type { Prose } from '#domain/basics/prose.ts'
import { isInList, joinBack, joinNext, splitItem, toggleList } from '#screens/prose/list-commands.ts'
import { docFromProse, proseFromDoc } from '#screens/prose/prose-doc.ts'
import { someProse } from './some-prose.ts'

/** "a", "- b" and "1. c": a paragraph, an item and a numbered item; lines of one kind after each other are one list. */
function proseOf(lines: readonly string[]): Prose {
  return lines.reduce<Prose>((prose, line) => {
    const ordered = line.startsWith('1. ') ? true : line.startsWith('- ') ? false : null
    const runs = [{ text: line.replace(/^(?:1\.|-) /, '') }]
    const last = prose.at(-1)
    if (ordered === null) return [...prose, { kind: 'paragraph', runs }]
    if (last?.kind === 'list' && last.ordered === ordered) return [...prose.slice(0, -1), { ...last, items: [...last.items, runs] }]
    return [...prose, { kind: 'list', ordered, items: [runs] }]
  }, [])
}

function linesOf(state: EditorState): readonly string[] {
  return proseFromDoc(state.doc).flatMap((block) => {
    if (block.kind === 'paragraph') return [block.runs.map(({ text }) => text).join('')]
    return block.items.map((runs) => `${block.ordered ? '1.' : '-'} ${runs.map(({ text }) => text).join('')}`)
  })
}

/** A state with the words from `from` to the end of `to` chosen, or the caret before or after a word. */
function stateOf(lines: readonly string[], from: string, to: string = from, end: 'start' | 'end' | 'both' = 'both'): EditorState {
  const state = EditorState.create({ doc: docFromProse(proseOf(lines)) })
  const placeOf = (word: string): number => {
    let found = -1
    state.doc.descendants((node, at) => {
      if (node.isText && node.text === word) found = at
    })
    return found
  }
  const [anchor, head] = [end === 'end' ? placeOf(to) + to.length : placeOf(from), end === 'start' ? placeOf(from) : placeOf(to) + to.length]
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)))
}

function after(state: EditorState, command: Command): EditorState {
  let next = state
  command(state, (tr) => {
    next = state.apply(tr)
  })
  next.doc.check()
  return next
}

test('[L11] the chosen lines become a list, join the list beside them, and come out again', () => {
  const chosen = stateOf(['a', 'b', 'c'], 'a', 'b')
  expect(linesOf(after(chosen, toggleList(false)))).toEqual(['- a', '- b', 'c'])
  expect(linesOf(after(after(chosen, toggleList(false)), toggleList(true)))).toEqual(['1. a', '1. b', 'c'])
  expect(linesOf(after(after(chosen, toggleList(true)), toggleList(true)))).toEqual(['a', 'b', 'c'])
  expect(linesOf(after(stateOf(['- a', 'b', '- c'], 'b'), toggleList(false)))).toEqual(['- a', '- b', '- c'])
  expect(after(stateOf(['- a', 'b', '- c'], 'b'), toggleList(false)).doc.childCount).toBe(1)
  expect(linesOf(after(stateOf(['- a', '- b', '- c'], 'b'), toggleList(false)))).toEqual(['- a', 'b', '- c'])
  expect(linesOf(after(stateOf(['a', '- b', '1. c'], 'a', 'c'), toggleList(false)))).toEqual(['- a', '- b', '- c'])
})

test('[L11] what was chosen stays chosen when its lines become a list', () => {
  const turned = after(stateOf(['x', 'bcd', 'efg'], 'bcd', 'efg'), toggleList(true))
  expect(turned.doc.textBetween(turned.selection.from, turned.selection.to, ' ')).toBe('bcd efg')
  expect([isInList(turned, true), isInList(turned, false), isInList(stateOf(['a', '- b'], 'a', 'b'), false)]).toEqual([true, false, false])
})

test('[L11] Enter begins the next item, and in an empty one leaves the list', () => {
  const two = after(stateOf(['- ab', 'c'], 'ab', 'ab', 'end'), splitItem)
  expect(two.doc.firstChild?.childCount).toBe(2)
  const left = after(two, splitItem)
  expect(left.doc.childCount).toBe(3)
  expect(linesOf(left)).toEqual(['- ab', 'c'])
  expect(splitItem(stateOf(['a'], 'a'))).toBe(false)
  expect(linesOf(after(stateOf(['- a', '- b', 'c'], 'a', 'c'), splitItem))).toEqual([])
})

test('[L11] Backspace takes the first line of an item out, and joins the paragraph after a list to it', () => {
  expect(linesOf(after(stateOf(['- a', '- b', '- c'], 'b', 'b', 'start'), joinBack))).toEqual(['- a', 'b', '- c'])
  expect(linesOf(after(stateOf(['- a', 'b'], 'b', 'b', 'start'), joinBack))).toEqual(['- ab'])
  expect(linesOf(after(stateOf(['- a', 'b', 'c'], 'b', 'b', 'start'), joinBack))).toEqual(['- ab', 'c'])
  expect(joinBack(stateOf(['a', 'b'], 'b', 'b', 'start'))).toBe(false)
  expect(joinBack(stateOf(['- ab'], 'ab', 'ab', 'end'))).toBe(false)
})

test('[L11] Delete at the end of a line joins the next to it, in and out of lists', () => {
  expect(linesOf(after(stateOf(['- a', '- b'], 'a', 'a', 'end'), joinNext))).toEqual(['- ab'])
  expect(linesOf(after(stateOf(['- a', 'b', 'c'], 'a', 'a', 'end'), joinNext))).toEqual(['- ab', 'c'])
  expect(linesOf(after(stateOf(['a', '1. b', '1. c'], 'a', 'a', 'end'), joinNext))).toEqual(['ab', '1. c'])
  expect(joinNext(stateOf(['a', 'b'], 'a', 'a', 'end'))).toBe(false)
})

test('[L11] no list command loses a word or leaves what no prose can say, wherever the caret stands', () => {
  fc.assert(
    fc.property(someProse, fc.nat(), fc.nat(), fc.constantFrom(toggleList(true), toggleList(false), joinBack, joinNext), fc.boolean(), (prose, one, other, command, all) => {
      const state = EditorState.create({ doc: docFromProse(prose) })
      const at = (n: number): number => n % (state.doc.content.size + 1)
      const selection = all ? new AllSelection(state.doc) : TextSelection.between(state.doc.resolve(at(one)), state.doc.resolve(at(other)))
      const next = after(state.apply(state.tr.setSelection(selection)), command)
      expect(next.doc.textContent).toBe(state.doc.textContent)
    }),
    { numRuns: 400 },
  )
})
