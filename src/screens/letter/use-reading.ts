import { useRef, useState, type RefObject } from 'react'
import { AT_END, lookAt, NOT_LOOKED, pagesToRead, placeWords, unseenOf, type Strip } from './looked.ts'
import { readingIn } from './read-pages.ts'
import { useRest } from './use-rest.ts'
import { useSight } from './use-sight.ts'

const reading = readingIn({ side: '.paper', scrolls: '.paper-drawn', foot: '' })

export interface ReadingInHand {
  /** What has to be on the screen before anybody can sign, in words; null when all of it has been (L44). */
  readonly toRead: string | null
  /** Where reading went on last; '' before it did. */
  readonly said: string
  /** Brings what has not been on the screen into sight. False when all of it has been, and the key that reads on has rested since. */
  readonly goOn: () => boolean
  readonly turnOn: () => void
  readonly turnBack: () => void
}

/**
 * What of a letter's pages has been on the screen.
 * @param place what stands around them
 * @param of the pages, by their hash; null while none are to be read
 * @param isDrawn what stands there is these pages
 */
export function useReading(place: RefObject<HTMLElement | null>, of: string | null, isDrawn: boolean): ReadingInHand {
  const noAddress = useRef<HTMLElement>(null)
  const [looked, setLooked] = useState(NOT_LOOKED)
  const [said, setSaid] = useState({ of: '', words: '' })
  useSight(place, isDrawn ? of : null, noAddress, false, (now) => setLooked((before) => lookAt(before, of ?? '', now)))
  const rest = useRest()
  const goOn = (): boolean => {
    const unseen = unseenOf(looked, of ?? '')
    if (unseen === null && !rest.isHurried()) return false
    rest.begin()
    if (unseen === null) setSaid({ of: of ?? '', words: AT_END })
    else goToUnseen(unseen)
    return true
  }
  const goToUnseen = (unseen: Strip | 'all'): void => {
    if (unseen === 'all') return reading.begin()
    reading.goTo(unseen)
    setSaid({ of: of ?? '', words: `The pages: ${placeWords(unseen, looked.pages?.seen.length ?? 0)}` })
  }
  // At the end it goes on with what was passed over.
  const turnOn = (): void => {
    const unseen = unseenOf(looked, of ?? '')
    if (!reading.turn(1) && unseen !== null) goToUnseen(unseen)
  }
  const toRead = of === null ? null : pagesToRead(looked, of)
  return { toRead, said: said.of === of && (toRead !== null || said.words === AT_END) ? said.words : '', goOn, turnOn, turnBack: () => void reading.turn(-1) }
}
