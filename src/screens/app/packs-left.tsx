import { useApp } from '#state/app-store.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'

/** What came of the packs whose screen was left: above every screen until put away, for their six words stand nowhere else. */
export function PacksLeft() {
  const left = useApp((state) => state.packsLeft)
  return left.map((one) => <PackLeft key={`${one.sixWords ?? ''} ${one.said}`} pack={one} onHide={() => useApp.setState({ packsLeft: left.filter((other) => other !== one) })} />)
}

interface PackLeftProps {
  readonly pack: { readonly said: string; readonly sixWords: string | null }
  readonly onHide: () => void
}

function PackLeft({ pack: { said, sixWords }, onHide }: PackLeftProps) {
  const away = (
    <Button dense onPress={onHide}>
      {sixWords === null ? 'Put this away' : 'Hide the six words for good'}
    </Button>
  )
  return (
    <Notice title={sixWords === null ? 'The pack you left.' : 'Six words open the pack you left.'} actions={away} calm atOnce>
      {said}
      {sixWords !== null && (
        <>
          {' '}
          Tell them by telephone, not in the same message. They are shown once and kept nowhere. All in small letters, with one space between:
          <span className="pack-six" translate="no">
            {sixWords}
          </span>
        </>
      )}
    </Notice>
  )
}
