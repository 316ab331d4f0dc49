import { useEffect, useRef, useState } from 'react'
import type { Answer, Refusal } from '#domain/basics/answer.ts'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { drawPaper } from '#state/paper.ts'

export interface DrawingInHand {
  readonly drawn: DrawnPaper | null
  readonly refusal: Refusal | null
  /** False while the drawing is still that of an earlier document. */
  readonly isOfNow: boolean
  /** True when it has been so for longer than a person takes to look: the page is not what was typed. */
  readonly isBehind: boolean
}

const BEHIND_AFTER_MS = 600

/** A document drawn as it will be printed, again at every change. One is drawn at a time: what comes meanwhile waits, and only the last of it is drawn. */
export function useDrawing(document: PaperDocument | null): DrawingInHand {
  const text = document === null ? null : JSON.stringify(document)
  const [inHand, setInHand] = useState<Omit<DrawingInHand, 'isOfNow' | 'isBehind'> & { readonly of: string | null }>({ drawn: null, refusal: null, of: null })
  const wanted = useRef<string | null>(null)
  const isDrawing = useRef(false)
  useEffect(() => {
    wanted.current = text
    if (text === null || isDrawing.current) return
    const draw = async (): Promise<void> => {
      isDrawing.current = true
      for (let of = wanted.current; of !== null; ) {
        const drawnOf = of
        const answer = await drawPaper(JSON.parse(drawnOf) as PaperDocument).catch((): Answer<DrawnPaper> => ({ ok: false, refusal: { kind: 'press-failed', rule: 'L7' } }))
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
  const isOfNow = inHand.of === text
  const [isBehind, setBehind] = useState(false)
  useEffect(() => {
    if (isOfNow) return
    const timer = setTimeout(() => setBehind(true), BEHIND_AFTER_MS)
    return () => {
      clearTimeout(timer)
      setBehind(false)
    }
  }, [isOfNow])
  return { drawn: inHand.drawn, refusal: inHand.refusal, isOfNow, isBehind }
}
