import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { drawPaper } from '#state/paper.ts'

export interface DrawingInHand {
  readonly drawn: DrawnPaper | null
  readonly refusal: Refusal | null
  /** False while the drawing is still that of an earlier document. */
  readonly isOfNow: boolean
}

/** A document drawn as it will be printed, again at every change. One is drawn at a time: what comes meanwhile waits, and only the last of it is drawn. */
export function useDrawing(document: PaperDocument | null): DrawingInHand {
  const text = document === null ? null : JSON.stringify(document)
  const [inHand, setInHand] = useState<Omit<DrawingInHand, 'isOfNow'> & { readonly of: string | null }>({ drawn: null, refusal: null, of: null })
  const wanted = useRef<string | null>(null)
  const isDrawing = useRef(false)
  useEffect(() => {
    wanted.current = text
    if (text === null || isDrawing.current) return
    const draw = async (): Promise<void> => {
      isDrawing.current = true
      for (let of = wanted.current; of !== null; ) {
        const drawnOf = of
        const answer = await drawPaper(JSON.parse(drawnOf) as PaperDocument)
        setInHand((before) => (answer.ok ? { drawn: answer.value, refusal: null, of: drawnOf } : { drawn: before.drawn, refusal: answer.refusal, of: drawnOf }))
        of = wanted.current === drawnOf ? null : wanted.current
      }
      isDrawing.current = false
    }
    void draw()
  }, [text])
  useEffect(
    () => () => {
      wanted.current = null
    },
    [],
  )
  return { drawn: inHand.drawn, refusal: inHand.refusal, isOfNow: inHand.of === text }
}
