import { useEffect, useRef, useState } from 'react'
import type { RecordRef } from '#domain/journal/act.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { savePaper } from '#state/paper.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'

export interface SavingPaper {
  /** What came of the last try; '' while none was made. */
  readonly said: string
  readonly save: () => void
}

const SHRED_IT = 'A copy was saved. It is kept by nobody else: shred it when it is done with.'

/** Puts a paper where the person says, for printing. The name is without a patient’s. */
export function useSavePaper(document: PaperDocument | null, about: RecordRef | null, suggestedName: string, savedWords = SHRED_IT): SavingPaper {
  const [said, setSaid] = useState('')
  /** Asked for before the paper was made. */
  const wanted = useRef(false)
  const put = async (made: PaperDocument): Promise<void> => {
    const answer = await savePaper(made, about, suggestedName)
    setSaid(answer.ok ? (answer.value.saved ? savedWords : '') : wordsFor(answer.refusal))
  }
  const save = (): void => {
    if (document === null) wanted.current = true
    else void put(document)
  }
  useEffect(() => {
    if (document === null || !wanted.current) return
    wanted.current = false
    void put(document)
  })
  return { said, save }
}
