import { useEffect, useState } from 'react'
import { agree } from '#domain/basics/answer.ts'
import { contentOf, type BatchPaper } from '#domain/rules-across/copies-in-batch.ts'
import { setPaper } from '#state/paper.ts'
import type { BatchRow, Made } from './batch-rows.ts'

export interface Making {
  readonly made: ReadonlyMap<string, Made>
  readonly isMaking: boolean
  /** Some are not made, and nobody is making them. */
  readonly isStopped: boolean
  readonly stop: () => void
  readonly goOn: () => void
}

/** Makes the copies one after the other until all are made or somebody stops it; what is made stays. */
export function useMaking(rows: readonly BatchRow[]): Making {
  const [made, setMade] = useState<ReadonlyMap<string, Made>>(new Map())
  const [isGoing, setGoing] = useState(true)
  const waiting = rows.find(({ key, numbered }) => numbered !== null && made.get(key)?.of !== contentOf(numbered.paper))
  const isLeft = waiting !== undefined
  // As text: the same words read again are the same copy, and are not made again.
  const task = isGoing && waiting?.numbered != null ? JSON.stringify({ key: waiting.key, paper: waiting.numbered.paper }) : null
  useEffect(() => {
    if (task === null) return
    const { key, paper } = JSON.parse(task) as { readonly key: string; readonly paper: BatchPaper }
    let current = true
    void makeCopy(paper).then((answer) => {
      if (current) setMade((before) => new Map(before).set(key, { of: contentOf(paper), answer }))
    })
    return () => {
      current = false
    }
  }, [task])
  return { made, isMaking: isGoing && isLeft, isStopped: !isGoing && isLeft, stop: () => setGoing(false), goOn: () => setGoing(true) }
}

/** What was signed is made already. */
async function makeCopy(paper: BatchPaper): Promise<Made['answer']> {
  return paper.kind === 'signed' ? agree({ pages: paper.pages, hash: paper.blob }) : setPaper(paper.document, null)
}
