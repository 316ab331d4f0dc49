import { useCallback, useEffect, useRef, useState } from 'react'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import type { Opened } from '#actions/context.ts'
import { openedNow } from '#actions/context.ts'
import { useApp } from './app-store.ts'
import { draftId, dropDraft, keepDraft } from './start-session.ts'

/** Kept this long after the last key: well under the second that a crash may cost. */
const KEEP_AFTER_MS = 250

export type Words = Readonly<Record<string, string>>

export interface DraftInHand {
  /** The words to show: the draft's if there is one, else the record's. */
  readonly words: Words
  /** Is there something here that is not in the record? */
  readonly unfinished: boolean
  /** The keeper could not keep the draft: the words are only on this screen. */
  readonly onlyHere: boolean
  readonly change: (field: string, text: string) => void
  /** What the author had before them when they began; for the action that makes it an act. */
  readonly opened: Opened
  /** The act is in the record: the draft goes. */
  readonly saved: () => Promise<void>
  /** The author gives the draft up. */
  readonly drop: () => Promise<void>
}

/**
 * A draft of one unit: kept beside the journal while it is typed, with the heads from the first key on, and still
 * there after a crash. `inRecord` is what the record says now.
 */
export function useDraft(record: FoldedRecord, key: string, inRecord: Words): DraftInHand {
  const id = draftId(record.about, key)
  const kept = useApp((state) => state.drafts.get(id))
  const [typed, setTyped] = useState<{ readonly id: string; readonly words: Words; readonly opened: Opened } | null>(null)
  const [onlyHere, setOnlyHere] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const pending = useRef<(() => Promise<void>) | null>(null)

  const mine = typed?.id === id ? typed : null
  const opened = mine?.opened ?? (kept === undefined ? openedNow(record) : { about: kept.about, after: kept.after })
  const words = mine?.words ?? kept?.words ?? inRecord

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    const keep = pending.current
    pending.current = null
    await keep?.()
  }, [])
  useEffect(() => () => void flush(), [flush, id])

  const change = useCallback(
    (field: string, text: string) => {
      const next = { id, words: { ...words, [field]: text }, opened }
      setTyped(next)
      pending.current = async () => setOnlyHere(!(await keepDraft({ key, about: opened.about, after: [...opened.after], words: next.words })))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), KEEP_AFTER_MS)
    },
    [id, key, words, opened, flush],
  )

  const drop = useCallback(async () => {
    clearTimeout(timer.current)
    pending.current = null
    await dropDraft(opened.about, key)
    setTyped(null)
    setOnlyHere(false)
  }, [key, opened])

  return { words, unfinished: mine !== null || kept !== undefined, onlyHere, change, opened, saved: drop, drop }
}
