import { Shape } from '../kit/shape.tsx'
import type { CornerWords } from './corner-words.ts'
import './saving-corner.css'

export interface CornerPartsProps {
  readonly words: CornerWords
}

/** The words themselves; also where nothing can be opened from them yet. */
export function CornerParts({ words }: CornerPartsProps) {
  return (
    <>
      <Shape kind={words.shape} />
      <span className="corner-parts">
        {words.parts.map((part, index) => (
          <span className="corner-part" key={part}>
            {index === 0 ? <strong>{part}</strong> : part}
            <span className="only-heard">. </span>
          </span>
        ))}
      </span>
    </>
  )
}
