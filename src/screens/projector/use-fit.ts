import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** How much smaller the type is, step by step; the smallest size is the style sheet's. */
const STEPS = [1, 0.9, 0.8, 0.7, 0.6, 0.5] as const

export interface Fit {
  readonly box: RefObject<HTMLDivElement | null>
  /** Even at the smallest size more stands here than can be seen. */
  readonly over: boolean
}

/** Sets type as large as lets everything be seen: nobody in the room can scroll. */
export function useFit(shown: unknown): Fit {
  const box = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const fit = (): void => {
      const fits = STEPS.some((step) => {
        element.style.setProperty('--fit', String(step))
        return element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth
      })
      setOver(!fits)
    }
    fit()
    addEventListener('resize', fit)
    void document.fonts.ready.then(fit)
    return () => removeEventListener('resize', fit)
    // What is shown decides how much there is to fit.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [shown])
  return { box, over }
}
