import { useState } from 'react'
import { useApp, type LockReason } from '#state/app-store.ts'
import { chooseLockedCopy } from '#state/choose-locked-copy.ts'
import { readSignInOffer, signIn, stopSignIn } from '#state/signing-in.ts'
import { bringBackCopy, setUp, unlock } from '#state/start-session.ts'
import { FirstRun } from '../first-run/first-run.tsx'
import { Unlock } from '../unlock/unlock.tsx'

const lockWords: Readonly<Record<LockReason, string | undefined>> = {
  asked: undefined,
  idle: 'Locked because nobody had used it for a while.',
  system: 'Locked with the computer.',
  'keeper-ended': 'The part of Consilium that saves stopped and was started again. Everything it had said was saved is saved.',
}

const signingIn = { readOffer: readSignInOffer, signIn, stop: stopSignIn }
const bringingBack = { choose: chooseLockedCopy, bringBack: bringBackCopy }

/** Before anybody is signed in: set up, explore, or unlock. No patient anywhere. */
export function Entrance() {
  const computer = useApp((state) => state.computer)
  const [another, setAnother] = useState(false)
  if (computer === null) return null
  if (computer.vaults.length === 0 || another) {
    return (
      <FirstRun
        computer={computer}
        onSetUp={setUp}
        signingIn={signingIn}
        onExplore={() => setUp({ kind: 'demo' })}
        bringingBack={bringingBack}
        {...(computer.vaults.length === 0 ? {} : { onBack: () => setAnother(false) })}
      />
    )
  }
  const { lastLock } = computer
  return (
    <Unlock
      vaults={computer.vaults}
      last={null}
      trust={null}
      waiting={lastLock?.waiting ?? null}
      unsaved={computer.unsaved}
      why={lastLock === null ? undefined : lockWords[lastLock.why]}
      onUnlock={unlock}
      onSetUpAnother={() => setAnother(true)}
    />
  )
}
