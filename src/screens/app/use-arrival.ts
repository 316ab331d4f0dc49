import { useEffect, useRef } from 'react'
import type { Place } from '#state/app-store.ts'
import { isFocusFree } from '../kit/keep-focus.ts'

/**
 * Whoever comes to a screen, to the next case, or to what a screen shows next, is at its heading: a screen reader says where
 * they are, and the focus is never on nothing. What has taken the keyboard by itself, as a box does, keeps it.
 */
export function useArrival(place: Place): void {
  const arrivedAt = useRef<{ readonly place: Place; readonly heading: HTMLElement } | null>(null)
  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('#main h1')
    if (heading === null || (arrivedAt.current?.place === place && arrivedAt.current.heading === heading)) return
    arrivedAt.current = { place, heading }
    const active = document.activeElement
    if (!isFocusFree() && active !== heading) return
    heading.tabIndex = -1
    // The same heading with other words is said again only when the focus comes to it anew.
    heading.blur()
    heading.focus({ preventScroll: true })
  })
}
