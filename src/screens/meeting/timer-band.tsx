import type { ReactNode } from 'react'
import { overWords, showMinutes, type Timer } from './use-timer.ts'

interface TimerBandProps {
  readonly timer: Timer
  readonly place: string
  /** The band, given what stands at its far right. */
  readonly children: (aside: ReactNode) => ReactNode
}

/** The time spent on this case: a figure in the band and a thin line under it. No colour change, no sound. */
export function TimerBand({ timer, place, children }: TimerBandProps) {
  const over = overWords(timer)
  return (
    <>
      {children(
        <>
          <p className="timer-figure">
            <strong>{showMinutes(timer.spentMs)}</strong> of {showMinutes(timer.allowedMs)}
            {!timer.running && ', paused'}
          </p>
          <p className="timer-place">{[place, over].filter((part) => part !== '').join(', ')}</p>
        </>,
      )}
      <progress className="timer-line" max={timer.allowedMs} value={Math.min(timer.spentMs, timer.allowedMs)} aria-label="Time spent on this case" />
    </>
  )
}
