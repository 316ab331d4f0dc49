import { Button } from '../kit/button.tsx'
import type { HoldInHand } from './use-hold.ts'

interface StableButtonsProps {
  readonly hold: HoldInHand
  /** With their keys, where only one request is on the screen. */
  readonly keys?: boolean | undefined
}

/** What a clinician can say of a parked request: stable, or looked at and still parked. */
export function StableButtons({ hold, keys = false }: StableButtonsProps) {
  return (
    <div className="stable-buttons">
      <Button kind={keys ? 'primary' : 'secondary'} dense keys={keys ? 'M' : undefined} onPress={hold.markStable} notNow={hold.notStable}>
        Mark stable
      </Button>
      <Button dense keys={keys ? 'R' : undefined} onPress={hold.review} notNow={hold.notReview}>
        Reviewed today, still parked
      </Button>
    </div>
  )
}
