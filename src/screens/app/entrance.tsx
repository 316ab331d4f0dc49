import { useEffect, useState } from 'react'
import { useApp, type LockReason } from '#state/app-store.ts'
import { chooseLockedCopy } from '#state/choose-locked-copy.ts'
import { readSignInOffer, signIn, stopSignIn } from '#state/signing-in.ts'
import { bringBackCopy, recover, setUp, unlock } from '#state/start-session.ts'
import { chooseRecoveryAnswer, saveRecoveryRequest } from '#state/way-back.ts'
import { Notice } from '../kit/notice.tsx'
import { FirstRun } from '../first-run/first-run.tsx'
import { Unlock } from '../unlock/unlock.tsx'

const lockWords: Readonly<Record<LockReason, string | undefined>> = {
  asked: undefined,
  idle: 'Locked because nobody had used it for a while.',
  system: 'Locked with the computer.',
  'keeper-ended': 'The part of Consilium that saves stopped and was started again. Everything it had said was saved is saved.',
}

const signingIn = { readOffer: readSignInOffer, signIn, stop: stopSignIn }
const wayBack = { saveRequest: saveRecoveryRequest, chooseAnswer: chooseRecoveryAnswer, recover }
const bringingBack = { choose: chooseLockedCopy, bringBack: bringBackCopy }

/** Usually the part that saves answers before anybody could read this. */
const SAID_AFTER_MS = 3000

/** The part that saves has not said yet what is on this computer: a disk that hangs must not leave an empty window. */
function NoAnswer() {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SAID_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLate) return null
  return (
    <main className="plain-column">
      <Notice title="The part of Consilium that saves does not answer yet." atOnce>
        Everything it had said was saved is saved. What no disk has taken is held as long as Consilium stays open. If this stays, the disk hangs: call your IT department before you turn the computer off.
      </Notice>
    </main>
  )
}

/** Before anybody is signed in: set up, explore, or unlock. No patient anywhere. */
export function Entrance() {
  const computer = useApp((state) => state.computer)
  const [another, setAnother] = useState(false)
  if (computer === null) return <NoAnswer />
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
      last={computer.lastUsed}
      trust={null}
      waiting={computer.waiting}
      unsaved={computer.unsaved}
      why={lastLock === null ? undefined : lockWords[lastLock.why]}
      onUnlock={unlock}
      wayBack={wayBack}
      onSetUpAnother={() => setAnother(true)}
    />
  )
}
