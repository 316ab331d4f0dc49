import { closeHistory } from 'prosemirror-history'
import type { Node as ProseNode } from 'prosemirror-model'
import { EditorState, Plugin, type Command } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { useLayoutEffect, useRef, useState } from 'react'
import { runsFromRight } from '#domain/basics/runs-from-right.ts'
import type { Prose } from '#domain/basics/prose.ts'
import { isSameProse } from '#domain/basics/tidy-prose.ts'
import { clipboardProps } from './clipboard.ts'
import { insertPhrase } from './insert-phrase.ts'
import { docFromProse, proseFromDoc } from './prose-doc.ts'
import { isForTheApp, typingPlugins } from './prose-keys.ts'
import { paragraph } from './prose-schema.ts'

export interface ProseEditorInHand {
  /** What stands in the box and what is chosen there, for the toolbar. */
  readonly state: EditorState
  readonly run: (command: Command) => void
  /** Puts a phrase where the caret last stood; at the end when it never stood here. The caret is then after it, in the box. */
  readonly insert: (text: string) => void
  /** Puts other words in place of all there is, as typing does: one undo brings back what stood there. The caret is then in the box. */
  readonly replace: (prose: Prose) => void
}

interface ProseEditorOptions {
  readonly value: Prose
  readonly readOnly: boolean
  readonly onChange: (prose: Prose) => void
}

/**
 * An editor of prose in an element, once there is one. Another value than what was written in it takes the place of
 * everything, and of what could be undone: words that came from elsewhere are not this editor’s to take back.
 */
export function useProseEditor(place: HTMLElement | null, { value, readOnly, onChange }: ProseEditorOptions): ProseEditorInHand {
  const editor = useRef<EditorView | null>(null)
  const hadCaret = useRef(false)
  const latest = useRef({ value, readOnly, onChange })
  const [state, setState] = useState(() => freshState(value))

  useLayoutEffect(() => {
    latest.current = { value, readOnly, onChange }
  })
  useLayoutEffect(() => {
    if (place === null) return
    const view = new EditorView({ mount: place }, {
      ...clipboardProps,
      state: freshState(latest.current.value),
      plugins: [new Plugin({ view: () => ({ update: ({ state }) => setState(state) }) })],
      editable: () => !latest.current.readOnly,
      decorations: ({ doc }) => DecorationSet.create(doc, linesFromRight(doc)),
      handleDOMEvents: {
        keydown: (_, event) => isForTheApp(event),
        // What the toolbar did meanwhile may have moved the caret: it is put there before the next key comes.
        focus: (view) => {
          hadCaret.current = true
          view.focus()
        },
        // While a word is being composed the browser would put the page in by itself, as it is.
        paste: (view, event) => {
          if (view.composing) event.preventDefault()
          return view.composing
        },
      },
      dispatchTransaction: (tr) => {
        view.updateState(view.state.apply(tr))
        if (tr.docChanged) latest.current.onChange(proseFromDoc(view.state.doc))
      },
    })
    editor.current = view
    return () => {
      editor.current = null
      view.destroy()
    }
  }, [place])
  useLayoutEffect(() => {
    const view = editor.current
    if (view === null || isSameProse(proseFromDoc(view.state.doc), value)) return
    view.updateState(freshState(value))
    hadCaret.current = view.hasFocus()
  }, [value])
  useLayoutEffect(() => editor.current?.setProps({ editable: () => !readOnly }), [readOnly])

  return {
    state,
    run: (command) => {
      const view = editor.current
      if (view !== null) command(view.state, view.dispatch, view)
    },
    insert: (text) => {
      const view = editor.current
      if (view === null) return
      view.dispatch(insertPhrase(view.state, text, hadCaret.current))
      view.focus()
    },
    replace: (prose) => {
      const view = editor.current
      if (view === null) return
      const { tr, doc } = view.state
      view.dispatch(closeHistory(tr.replaceWith(0, doc.content.size, docFromProse(prose).content)))
      // What is typed at once after it is undone by itself.
      view.dispatch(closeHistory(view.state.tr))
      // The key that asked for this must not be typed into the box as well.
      setTimeout(() => view.focus())
    },
  }
}

function freshState(prose: Prose): EditorState {
  return EditorState.create({ doc: docFromProse(prose), plugins: [...typingPlugins()] })
}

/** Paragraphs run in the box as they will on the paper. */
function linesFromRight(doc: ProseNode): Decoration[] {
  const lines: Decoration[] = []
  doc.descendants((node, at) => {
    if (node.type === paragraph && runsFromRight(node.textContent)) lines.push(Decoration.node(at, at + node.nodeSize, { dir: 'rtl' }))
  })
  return lines
}
