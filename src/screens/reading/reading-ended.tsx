import { useRef } from 'react'
import { onlyOnScreen, type AppState, useAppParts } from '#state/app-store.ts'
import { saveLockedCopy } from '#state/locked-copy.ts'
import { useOwnNote } from '#state/own-note.ts'
import { signInAgain, stopSignIn } from '#state/signing-in.ts'
import { lock, tryAgain } from '#state/start-session.ts'
import { useNow } from '#state/use-now.ts'
import { PlainFrame } from '../frame/plain-frame.tsx'
import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { lockedCopyWords } from '../kit/locked-copy-words.ts'
import { Mark } from '../kit/mark.tsx'
import { Section } from '../kit/section.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { waitingCount } from '../saving/corner-words.ts'
import { cornerWhenEnded, endedOn, waitingWords } from './ended-words.ts'
import { OwnNote } from './own-note.tsx'
import { SignInHere } from './sign-in-here.tsx'
import './reading.css'

type Known = { readonly [K in 'session' | 'saving']: NonNullable<AppState[K]> }

/** Unlocked, and the trust has not said for too long who this is (K38): nothing of a record is here, and everything else is. */
export function ReadingEnded() {
  const { session, saving } = useAppParts('session', 'saving')
  return session === null || saving === null ? null : <Ended session={session} saving={saving} />
}

function Ended({ session, saving }: Known) {
  const { drafts, signingIn, lockedCopy } = useAppParts('drafts', 'signingIn', 'lockedCopy')
  const now = useNow()
  const note = useOwnNote(session.team)
  const box = useRef<HTMLTextAreaElement>(null)
  useKeys(
    [
      ...(saving.signsIn ? [{ keys: 'F3', words: 'sign in', run: () => void signInAgain(), inBar: true }] : []),
      { keys: 'F7', words: 'try the trust server', run: () => void tryAgain(), inBar: true },
      { keys: 'F9', words: 'copy to a drive', run: () => void saveLockedCopy(), inBar: true },
      ...(saving.notSaved === null ? [] : [{ keys: 'F8', words: 'try saving again', run: () => void tryAgain() }]),
      { keys: 'N', words: 'write a note', run: () => box.current?.focus() },
      { keys: 'Ctrl+L', words: 'lock', run: () => void lock() },
    ],
    { name: 'Reading has ended' },
  )
  return (
    <PlainFrame aside={<Who name={session.author.name} />} corner={cornerWhenEnded(saving, now, onlyOnScreen({ drafts }))}>
      <div className="plain-column reading-ended">
        <h1 ref={focusPanel} tabIndex={-1}>
          Reading here has ended
        </h1>
        <p>
          {endedOn(saving)} No child’s record can be read here until {saving.signsIn ? 'you sign in' : 'the trust server is reached'}. All of it is still here, locked. Nothing was deleted.
        </p>
        <SignInHere saving={saving} signingIn={signingIn} onSignIn={() => void signInAgain()} onStop={stopSignIn} onTry={() => void tryAgain()} />
        <Section heading="Write down what was decided" keys="N" onKey={() => box.current?.focus()}>
          <OwnNote note={note} label="A note" hint="Say which child it is about. You are led back to it when you can read again, to put it where it belongs" boxRef={box} />
        </Section>
        <Section heading="What is on this computer alone">
          <p>{waitingWords(waitingCount(saving))} A locked copy of what was not sent, your note too, can be put on a drive.</p>
          <div className="reading-buttons">
            <Button keys="F9" onPress={() => void saveLockedCopy()}>
              Put a locked copy on a drive
            </Button>
          </div>
          <output>{lockedCopyWords(lockedCopy)}</output>
        </Section>
        <div className="reading-buttons">
          <Button keys="Ctrl+L" onPress={() => void lock()}>
            Lock
          </Button>
        </div>
      </div>
    </PlainFrame>
  )
}

function Who({ name }: { readonly name: string }) {
  return (
    <>
      <Mark width={56} />
      <p className="plain-title">Consilium</p>
      <p>{name}</p>
    </>
  )
}
