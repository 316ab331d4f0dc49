import { useEffect, useEffectEvent } from 'react'

/** Says which content is on the screen, anew for other content: two frames after it is there, since a page is measured in the first and painted in the second. Null while there is none. */
export function useOnScreen(content: string | null, say: (content: string) => void): void {
  const sayNow = useEffectEvent(say)
  useEffect(() => {
    if (content === null) return
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => sayNow(content))
    })
    return () => cancelAnimationFrame(frame)
  }, [content])
}
