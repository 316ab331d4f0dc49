import { useEffect, useRef, type RefObject } from 'react'
import { isFocusFree } from './keep-focus.ts'

/**
 * For a panel beside the work: the focus goes to its heading when it opens, and back to where it was when it closes,
 * unless the person has moved it elsewhere meanwhile.
 */
export function usePanelFocus<T extends HTMLElement>(): RefObject<T | null> {
  const heading = useRef<T>(null)
  useEffect(() => {
    const before = document.activeElement
    const panel = heading.current?.closest('aside')
    heading.current?.focus()
    return () => {
      const now = document.activeElement
      const left = !isFocusFree() && panel?.contains(now) !== true
      if (!left && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return heading
}
