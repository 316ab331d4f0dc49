import { useEffect, useRef, useState } from 'react'

const AFTER_MS = 100

/** A value that changes often, as it was at most so long ago: for what takes long to reckon from it and nobody waits for. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  const latest = useRef(value)
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    latest.current = value
    if (value === settled || waiting.current !== null) return
    waiting.current = setTimeout(() => {
      waiting.current = null
      setSettled(latest.current)
    }, AFTER_MS)
  }, [value, settled])
  useEffect(() => () => {
    if (waiting.current !== null) clearTimeout(waiting.current)
    waiting.current = null
  }, [])
  return settled
}
