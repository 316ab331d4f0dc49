import { useEffect, useState } from 'react'
import { now } from './start-session.ts'

/** This moment (ISO), refreshed every `everyMs`: for the clock in the bar and for ages and countdowns. */
export function useNow(everyMs = 15_000): string {
  const [moment, setMoment] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return moment
}
