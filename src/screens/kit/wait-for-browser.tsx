import { useEffect, useRef, type RefObject } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

interface WaitForBrowserProps {
  readonly onStop: () => void
  readonly dense?: boolean
}

/** A browser is open at the trust's sign-in page, and nobody has come back from it yet. */
export function WaitForBrowser({ onStop, dense = true }: WaitForBrowserProps) {
  return (
    <Notice calm title="Sign in in your browser." actions={<Button dense={dense} onPress={onStop}>Stop waiting</Button>}>
      It has been opened at your trust’s sign-in page. Come back here when it says that you are signed in. Consilium waits for 2 minutes.
    </Notice>
  )
}

/** For what holds two steps: the button that was pressed is gone with the step before, and the keyboard goes to the one in its place. */
export function useButtonOfStep(isWaiting: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.querySelector('button')?.focus()
    // The other step is the reason to look where the keyboard is.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [isWaiting])
  return place
}
