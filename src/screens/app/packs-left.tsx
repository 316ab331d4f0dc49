import { useState } from 'react'
import { useApp, type PackLeft } from '#state/app-store.ts'
import { useWordsShown } from '#state/six-words.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'

/** What came of the packs whose screen was left: above every screen until put away, for their six words stand nowhere else. */
export function PacksLeft() {
  const left = useApp((state) => state.packsLeft)
  return left.map((one) => <LeftPack key={`${one.locked?.sixWords ?? ''} ${one.title} ${one.said}`} pack={one} onHide={() => useApp.setState({ packsLeft: left.filter((other) => other !== one) })} />)
}

interface LeftPackProps {
  readonly pack: PackLeft
  readonly onHide: () => void
}

function LeftPack({ pack: { title, said, locked }, onHide }: LeftPackProps) {
  const [asked, setAsked] = useState(false)
  useWordsShown(locked?.fileName ?? null)
  const away = (
    <Button dense onPress={locked === null || asked ? onHide : () => setAsked(true)}>
      {locked === null ? 'Put this away' : asked ? 'Yes, hide the six words for good' : 'Hide the six words for good'}
    </Button>
  )
  return (
    <Notice title={title} actions={away} calm atOnce>
      {said}
      {locked !== null && (
        <>
          {' '}
          Tell the provider these words by telephone, not in the same message. They are shown once and kept nowhere. All in small letters, with one space between:
          <span className="pack-six" translate="no">
            {locked.sixWords}
          </span>
          {asked && 'Have you told the provider the six words, or written them down? Press it again, and nobody can show them any more.'}
        </>
      )}
    </Notice>
  )
}
