import { useRef } from 'react'
import { isHurried } from './looked.ts'

/** The key that reads on, and whether it has rested since: at the end it says yes, and must not do so in a hurry. */
interface Rest {
  /** It has just read on, or been told to rest. */
  readonly begin: () => void
  readonly isHurried: () => boolean
}

export function useRest(): Rest {
  const readOnAt = useRef<number | null>(null)
  return {
    begin: () => {
      readOnAt.current = performance.now()
    },
    isHurried: () => isHurried(readOnAt.current, performance.now()),
  }
}
