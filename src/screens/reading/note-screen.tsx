import { useState } from 'react'
import { goTo, useApp } from '#state/app-store.ts'
import { useOwnNote } from '#state/own-note.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { OwnNote } from './own-note.tsx'
import './reading.css'

/** What was written while reading had ended, until it has been put where it belongs. */
export function NoteScreen() {
  const session = useApp((state) => state.session)
  return session === null ? null : <Note team={session.team} />
}

/** Somebody may be in the middle of a sentence when reading comes back: the keyboard stays in it. */
function atItsEnd(box: HTMLTextAreaElement | null): void {
  if (box === null || box === document.activeElement) return
  box.focus()
  box.setSelectionRange(box.value.length, box.value.length)
}

function Note({ team }: { readonly team: string }) {
  const note = useOwnNote(team)
  const back = (): void => goTo({ kind: 'today' })
  const [asked, setAsked] = useState(false)
  const putAway = (): void => void note.drop().then(back)
  useKeys(
    [
      { keys: 'Escape', words: 'back to today, and keep it', run: back, inBar: true },
    ],
    { name: 'Your note' },
  )
  return (
    <AppFrame current={null}>
      <div className="note-screen" data-area="Your note" tabIndex={-1}>
        <h1 tabIndex={-1}>
          Your note from when reading had ended
        </h1>
        <p>It is in no child’s record. Put each part where it belongs: the case, the meeting’s minute, an action. Then put the note away.</p>
        <OwnNote note={note} label="Your note" hint="Saving and sending (W) shows it beside any case, and leads back here until you put it away" boxRef={atItsEnd} />
        <div className="reading-buttons">
          <Button keys="Escape" onPress={back}>
            Keep it for now
          </Button>
          <Button onPress={() => setAsked(true)}>It is all in the records: put it away</Button>
        </div>
        {asked && (
          <Notice calm title="The note is destroyed then. Nothing brings it back." actions={<Button onPress={putAway}>Put it away for good</Button>}>
            Each part of it must be in a record by now.
          </Notice>
        )}
      </div>
    </AppFrame>
  )
}
