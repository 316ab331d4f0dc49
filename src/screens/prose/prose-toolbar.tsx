import { toggleMark } from 'prosemirror-commands'
import { undo, undoDepth } from 'prosemirror-history'
import type { MarkType } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { useState } from 'react'
import { shortcutOf } from '../kit/key-names.ts'
import { isInList, toggleList } from './list-commands.ts'
import { bold, italic } from './prose-schema.ts'
import type { ProseEditorInHand } from './use-prose-editor.ts'

interface Tool {
  readonly words: string
  readonly keys: string
  readonly command: Command
  /** Whether it is so where the caret stands; null for what only does something. */
  readonly isOn: ((state: EditorState) => boolean) | null
}

const tools: readonly Tool[] = [
  { words: 'Bold', keys: 'Ctrl+B', command: toggleMark(bold), isOn: (state) => hasMark(state, bold) },
  { words: 'Italic', keys: 'Ctrl+I', command: toggleMark(italic), isOn: (state) => hasMark(state, italic) },
  { words: 'Bullets', keys: 'Ctrl+Shift+8', command: toggleList(false), isOn: (state) => isInList(state, false) },
  { words: 'Numbers', keys: 'Ctrl+Shift+7', command: toggleList(true), isOn: (state) => isInList(state, true) },
  { words: 'Undo', keys: 'Ctrl+Z', command: undo, isOn: null },
]

/** What the keys do, for the mouse and for whoever does not know them: one stop for Tab, arrows inside. */
export function ProseToolbar({ editor, name, boxId }: { readonly editor: ProseEditorInHand; readonly name: string; readonly boxId: string }) {
  const [current, setCurrent] = useState(0)
  const { state } = editor
  const move = (event: React.KeyboardEvent): void => {
    const to = placeAfter(event.key, current)
    if (to === null) return
    event.preventDefault()
    event.currentTarget.querySelectorAll('button')[to]?.focus()
  }
  return (
    // The buttons take the focus; the bar only moves it among them.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div className="prose-toolbar" role="toolbar" aria-label={name} aria-controls={boxId} onKeyDown={move}>
      {tools.map(({ words, keys, command, isOn }, index) => (
        <button
          key={words}
          type="button"
          className={`prose-tool prose-tool-${words.toLowerCase()}`}
          tabIndex={index === current ? 0 : -1}
          title={keys.replaceAll('+', ' ')}
          aria-keyshortcuts={shortcutOf(keys)}
          aria-pressed={isOn?.(state)}
          aria-disabled={isOn === null ? undoDepth(state) === 0 : undefined}
          onFocus={() => setCurrent(index)}
          // The caret stays where it is: what is pressed is for the words there.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => editor.run(command)}
        >
          {words}
        </button>
      ))}
    </div>
  )
}

function placeAfter(key: string, current: number): number | null {
  if (key === 'ArrowRight') return (current + 1) % tools.length
  if (key === 'ArrowLeft') return (current + tools.length - 1) % tools.length
  if (key === 'Home') return 0
  return key === 'End' ? tools.length - 1 : null
}

function hasMark({ doc, selection, storedMarks }: EditorState, mark: MarkType): boolean {
  const { from, to, $from, empty } = selection
  return empty ? mark.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, mark)
}
