import { useState } from 'react'
import { useApp } from '#state/app-store.ts'
import { setUp, unlock } from '#state/start-session.ts'
import { FirstRun } from '../first-run/first-run.tsx'
import { Unlock } from '../unlock/unlock.tsx'

/** Before anybody is signed in: set up, explore, or unlock. No patient anywhere. */
export function Entrance() {
  const computer = useApp((state) => state.computer)
  const waiting = useApp((state) => state.waitingWhenLocked)
  const [another, setAnother] = useState(false)
  if (computer === null) return null
  if (computer.vaults.length === 0 || another) {
    return (
      <FirstRun
        computer={computer}
        onSetUp={setUp}
        onExplore={() => setUp({ kind: 'demo' })}
        {...(computer.vaults.length === 0 ? {} : { onBack: () => setAnother(false) })}
      />
    )
  }
  return <Unlock vaults={computer.vaults} last={null} trust={null} waiting={waiting} onUnlock={unlock} onSetUpAnother={() => setAnother(true)} />
}
