import { useState } from 'react'
import { useApp } from '#state/app-store.ts'
import { useTeam } from '#state/use-record.ts'
import { Button } from '../kit/button.tsx'

interface PhrasesProps {
  /** Puts a phrase into the box it stands under; the words are then the writer’s own. */
  readonly onTake: (text: string) => void
}

/** The trust’s own phrases, to take into the letter one by one (R8). Nothing when the trust has none. */
export function Phrases({ onTake }: PhrasesProps) {
  const session = useApp((state) => state.session)
  const [said, setSaid] = useState({ words: '', times: 0 })
  const phrases = useTeam(session?.team ?? null)?.profile?.phrases ?? []
  const take = (text: string): void => {
    onTake(text)
    setSaid(({ times }) => ({ words: 'The phrase is in the box, and you are after it.', times: times + 1 }))
  }
  if (phrases.length === 0) return null
  return (
    <>
      <p className="only-heard" role="status">
        <span key={said.times}>{said.words}</span>
      </p>
      <details className="letter-phrases">
        <summary>Phrases of the trust ({phrases.length})</summary>
        <ul>
          {phrases.map(({ specialty, text }) => (
            <li key={`${specialty} ${text}`}>
              <p>
                {specialty !== '' && <strong>{specialty}: </strong>}
                {text}
              </p>
              <Button dense onPress={() => take(text)}>
                Copy into the letter<span className="only-heard">: {text}</span>
              </Button>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
