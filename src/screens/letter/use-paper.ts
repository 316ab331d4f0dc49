import { useEffect, useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { setPaper, type Pages } from '#state/paper.ts'

/** Long enough not to set a page at every key, short enough to feel at hand. */
const SET_AFTER_MS = 350

export interface PaperInHand {
  readonly pages: Pages | null
  readonly refusal: Refusal | null
  /** False while the pages are still those of an earlier document. */
  readonly isOfNow: boolean
}

/** A document as pages, set again when it changes. The last pages stay until the next are there. */
export function usePaper(document: PaperDocument | null, about: RecordRef | null): PaperInHand {
  const text = document === null ? null : JSON.stringify(document)
  const [inHand, setInHand] = useState<Omit<PaperInHand, 'isOfNow'> & { readonly of: string | null }>({ pages: null, refusal: null, of: null })
  const [kind, id] = [about?.kind, about?.id]
  useEffect(() => {
    if (text === null) return
    let current = true
    const timer = setTimeout(() => {
      void setPaper(JSON.parse(text) as PaperDocument, kind === undefined || id === undefined ? null : { kind, id }).then((answer) => {
        if (!current) return
        setInHand((before) => (answer.ok ? { pages: answer.value, refusal: null, of: text } : { pages: before.pages, refusal: answer.refusal, of: text }))
      })
    }, SET_AFTER_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text, kind, id])
  return { pages: inHand.pages, refusal: inHand.refusal, isOfNow: inHand.of === text }
}
