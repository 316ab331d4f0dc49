import { useCallback, useEffect, useState } from 'react'
import { useApp, type Timed } from '#state/app-store.ts'

/** Eight minutes a case, as the agenda plans it. */
const CASE_MS = 8 * 60_000

export interface Timer extends Timed {
  readonly running: boolean
  readonly pause: () => void
  readonly addTwoMinutes: () => void
}

/** Time spent on each case: only on the chair's screen, never in the record. Runs while its case is on the screen. */
export function useTimer(caseId: string | null): Timer {
  const times = useApp((state) => state.timers)
  const [running, setRunning] = useState(true)
  const time = (caseId === null ? undefined : times.get(caseId)) ?? { spentMs: 0, allowedMs: CASE_MS }
  const change = useCallback(
    (next: (before: Timed) => Timed) => {
      if (caseId === null) return
      useApp.setState(({ timers }) => ({ timers: new Map(timers).set(caseId, next(timers.get(caseId) ?? { spentMs: 0, allowedMs: CASE_MS })) }))
    },
    [caseId],
  )
  useEffect(() => {
    if (!running || caseId === null) return
    let last = performance.now()
    const tick = setInterval(() => {
      const passed = performance.now() - last
      last = performance.now()
      change((before) => ({ ...before, spentMs: before.spentMs + passed }))
    }, 1000)
    return () => clearInterval(tick)
  }, [running, caseId, change])
  return {
    ...time,
    running,
    pause: () => setRunning(!running),
    addTwoMinutes: () => change((before) => ({ ...before, allowedMs: before.allowedMs + 120_000 })),
  }
}

/** "6:44" */
export function showMinutes(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** "1 minute over", once the time is up; otherwise ''. No colour, no sound. */
export function overWords({ spentMs, allowedMs }: Timed): string {
  const over = Math.floor((spentMs - allowedMs) / 60_000)
  if (spentMs <= allowedMs) return ''
  return over < 1 ? 'Time is up' : `${over} ${over === 1 ? 'minute' : 'minutes'} over`
}
