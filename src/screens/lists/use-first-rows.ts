import { useState } from 'react'
import { ROWS_AT_ONCE } from '#state/app-store.ts'

interface FirstRows<T> {
  readonly rows: readonly T[]
  readonly left: number
  readonly onMore: () => void
}

/** The first of many, and more of them when they are asked for. */
export function useFirstRows<T>(all: readonly T[]): FirstRows<T> {
  const [most, setMost] = useState(ROWS_AT_ONCE)
  return { rows: all.slice(0, most), left: all.length - most, onMore: () => setMost((before) => before + ROWS_AT_ONCE) }
}
