import { useEffect, useRef, useState } from 'react'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { giveUpVersion } from '#actions/give-up-version.ts'
import { useSave } from '#state/use-save.ts'
import { useVersionInHand } from '#state/version-in-hand.ts'
import { Button } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { useKeys } from '../kit/use-keys.ts'
import type { ProseInHand } from './use-prose.ts'

interface GiveUpProps {
  readonly file: CaseFile
  readonly version: number
  readonly prose: Pick<ProseInHand, 'record'>
  /** What the letter says now: whoever writes on after being asked has not answered. */
  readonly words: string
  readonly onGivenUp: () => void
}

/** A next version that somebody began is given up: the one signed last is then the letter's latest again (L39). */
export function GiveUp({ file, version, prose, words, onGivenUp }: GiveUpProps) {
  const isBegun = useVersionInHand(file) === version
  const saving = useSave()
  const [askedOf, setAskedOf] = useState<string | null>(null)
  const asked = askedOf === words
  const question = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (asked) question.current?.scrollIntoView({ block: 'nearest' })
  }, [asked])
  useKeys([{ keys: 'Escape', words: `keep version ${version}`, run: () => setAskedOf(null), inBar: true }], { name: 'Giving a version up', active: asked && isBegun })
  if (!isBegun) return null
  // What is only typed is recorded first: given up, it is still in the record.
  const giveUp = async (): Promise<void> => {
    if (!(await prose.record())) return
    if (await saving.save((context) => giveUpVersion(context, openedNow(file.record), version))) onGivenUp()
  }
  return (
    <>
      <div className="letter-buttons">
        <Button dense onPress={() => (asked ? void giveUp() : setAskedOf(words))}>
          {asked ? `Yes, give version ${version} up` : `Give version ${version} up`}
        </Button>
      </div>
      <SaveWords saving={saving} />
      <p role="status" className="letter-said" ref={question}>
        {asked ? `Version ${version} is then no longer begun. Its words stay in the record and no longer count. Press it again to give it up, Esc to keep it.` : ''}
      </p>
    </>
  )
}
