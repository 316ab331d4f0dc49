import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { inputRules, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import type { Plugin } from 'prosemirror-state'
import { joinBack, joinNext, splitItem, toggleList } from './list-commands.ts'
import { bold, italic, lineBreak, list } from './prose-schema.ts'

/** The editor’s keys, for the list of all keys; the editor binds them itself, below. Tab is not among them: it leaves. */
export const editorKeys = [
  { keys: 'Ctrl+B', words: 'bold' },
  { keys: 'Ctrl+I', words: 'italic' },
  { keys: 'Ctrl+Shift+8', words: 'bulleted list' },
  { keys: 'Ctrl+Shift+7', words: 'numbered list' },
  { keys: 'Ctrl+Z', words: 'undo typing' },
  { keys: 'Ctrl+Y', words: 'redo typing' },
] as const

/** What an editor does by itself with what is typed, and what can be undone of it. */
export function typingPlugins(): readonly Plugin[] {
  return [
    inputRules({ rules: [listRule(/^\s*[-*•]\s$/, false), listRule(/^\s*1[.)]\s$/, true)] }),
    keymap({
      'Mod-b': toggleMark(bold),
      'Mod-i': toggleMark(italic),
      // With Shift the figures type other signs, which differ with the keyboard.
      'Mod-Shift-8': toggleList(false),
      'Mod-Shift-7': toggleList(true),
      'Mod-z': chainCommands(undoInputRule, undo),
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      Enter: splitItem,
      'Shift-Enter': (state, dispatch) => {
        dispatch?.(state.tr.replaceSelectionWith(lineBreak.create()).scrollIntoView())
        return true
      },
      Backspace: chainCommands(undoInputRule, joinBack),
      Delete: joinNext,
    }),
    keymap(baseKeymap),
    history(),
  ]
}

/** Typed at the start of a paragraph, it begins a list, or goes on with the one above. */
function listRule(pattern: RegExp, ordered: boolean) {
  return wrappingInputRule(pattern, list, { ordered }, (_, before) => before.attrs['ordered'] === ordered)
}

/** Keys that a box never needs and the app does: the editor would keep them from it. */
export function isForTheApp({ key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>): boolean {
  return key === 'Escape' || (ctrlKey && key === 'Enter')
}
