import { useEffect, useState } from 'react'

/** Longer than a pause between keys: only what still holds once the typing has come to rest is said. */
const SAID_AFTER_MS = 1500

/** Says how many things stop the letter to whoever cannot see the heading change: once it has changed, and not at every key. */
export function StopsHeard({ words }: { readonly words: string }) {
  const [known, setKnown] = useState(words)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (words === known) return
    const timer = setTimeout(() => {
      setKnown(words)
      setSaid(words)
    }, SAID_AFTER_MS)
    return () => clearTimeout(timer)
  }, [words, known])
  return (
    <p className="only-heard" role="status">
      {said}
    </p>
  )
}
