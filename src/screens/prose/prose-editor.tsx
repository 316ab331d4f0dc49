import { useKeys } from '../kit/use-keys.ts'
import { editorKeys } from './prose-keys.ts'
import { ProseToolbar } from './prose-toolbar.tsx'
import type { ProseEditorInHand } from './use-prose-editor.ts'
import './prose-editor.css'

interface ProseEditorProps {
  readonly id: string
  readonly editor: ProseEditorInHand
  /** Given as a ref: the element becomes the box. */
  readonly standIn: (place: HTMLElement | null) => void
  readonly heading: string
  /** The id of the heading that names the box. */
  readonly headingId: string
  readonly readOnly: boolean
  /** Lines shown when empty; the box grows with what is written. */
  readonly lines: number
  /** The person left the box and its toolbar: the moment a draft becomes an entry. */
  readonly onLeave: () => void
}

/** A box for prose with bold, italic and lists, and its toolbar under it: Tab goes on from the words, and out. */
export function ProseEditor({ id, editor, standIn, heading, headingId, readOnly, lines, onLeave }: ProseEditorProps) {
  useKeys(editorKeys.map((key) => ({ ...key, run: () => undefined, listedOnly: true })), { name: 'In the boxes of the letter', active: !readOnly })
  const leave = (event: React.FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) onLeave()
  }
  return (
    <div className="prose-editor" onBlur={leave}>
      <div
        id={id}
        ref={standIn}
        className="box prose-box"
        style={{ minHeight: `calc(${lines}lh + 14px)` }}
        role="textbox"
        tabIndex={0}
        aria-multiline
        aria-labelledby={headingId}
        aria-readonly={readOnly}
        spellCheck={false}
      />
      {!readOnly && <ProseToolbar editor={editor} name={`Style of “${heading}”`} boxId={id} />}
    </div>
  )
}
