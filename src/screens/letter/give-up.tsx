import { useState } from 'react'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { useVersionInHand } from '#state/version-in-hand.ts'
import { Button } from '../kit/button.tsx'
import type { ProseInHand } from './use-prose.ts'

interface GiveUpProps {
  readonly file: CaseFile
  readonly version: number
  readonly prose: ProseInHand
  readonly onGivenUp: () => void
}

/** A next version that somebody began is given up: the one signed last is then the letter's latest again (L39). */
export function GiveUp({ file, version, prose, onGivenUp }: GiveUpProps) {
  const isBegun = useVersionInHand(file) === version
  const [asked, setAsked] = useState(false)
  if (!isBegun) return null
  const press = async (): Promise<void> => {
    if (!asked) setAsked(true)
    else if (await prose.giveUp()) onGivenUp()
  }
  return (
    <>
      <div className="letter-buttons">
        <Button dense onPress={() => void press()}>
          {asked ? `Yes, give version ${version} up` : `Give version ${version} up`}
        </Button>
      </div>
      <p role="status" className="letter-said">
        {asked ? `Version ${version} is then no longer begun. What is recorded of it stays in the record; what is only typed goes. Press it again to give it up.` : ''}
      </p>
    </>
  )
}
