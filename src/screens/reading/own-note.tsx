import type { Ref } from 'react'
import type { DraftInHand } from '#state/use-draft.ts'
import { Notice } from '../kit/notice.tsx'
import { TextArea } from '../kit/text-area.tsx'

interface OwnNoteProps {
  readonly note: DraftInHand
  readonly label: string
  readonly hint: string
  readonly boxRef?: Ref<HTMLTextAreaElement>
}

/** The note and the truth about it: kept as it is typed, or on this screen only. */
export function OwnNote({ note, label, hint, boxRef }: OwnNoteProps) {
  return (
    <>
      <TextArea id="own-note" label={label} hint={hint} lines={5} value={note.words['words'] ?? ''} onChange={(words) => note.change('words', words)} boxRef={boxRef} />
      {note.onlyHere ? (
        <Notice atOnce title="NOT saved: this computer’s disk has not taken your note.">
          It is still on this screen. Don’t close the window.
        </Notice>
      ) : (
        <p className="text-quiet note-kept">{note.unfinished ? 'Kept on this computer as you type. In no record, and not sent' : 'Nothing written'}</p>
      )}
    </>
  )
}
