import { useRef, useState, type RefObject } from 'react'
import { lookAt, NOT_LOOKED, pagesToRead, placeWords, unseenOf } from './looked.ts'
import { readingIn } from './read-pages.ts'
import { useSight } from './use-sight.ts'

const reading = readingIn({ side: '.paper', scrolls: '.paper-drawn', foot: '' })

export interface ReadingInHand {
  /** What has to be on the screen before anybody can sign, in words; null when all of it has been (L44). */
  readonly toRead: string | null
  /** Where reading went on last; '' before it did. */
  readonly said: string
  /** Brings what has not been on the screen into sight. False when all of it has been. */
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
  useSight(place, of !== null && isDrawn, noAddress, false, (now) => setLooked((before) => lookAt(before, of ?? '', now)))
  const goOn = (): boolean => {
    const unseen = unseenOf(looked, of ?? '')
    if (unseen === null) return false
    if (unseen === 'all') reading.begin()
    else {
      reading.goTo(unseen)
      setSaid({ of: of ?? '', words: `The pages: ${placeWords(unseen, looked.pages?.seen.length ?? 0)}` })
    }
    return true
  }
  const toRead = of === null ? null : pagesToRead(looked, of)
  return { toRead, said: toRead !== null && said.of === of ? said.words : '', goOn, turnOn: () => reading.turn(1), turnBack: () => reading.turn(-1) }
}
