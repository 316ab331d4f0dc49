import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { openedNow, type Opened } from '#actions/context.ts'
import { useApp } from './app-store.ts'
import { keepBeforeLeaving } from './before-leaving.ts'
import { areNewest, draftId, forgetWords, holdWords } from './held-words.ts'
import { dropKept, keepDraft, leaveDraft, now } from './start-session.ts'

/** Kept this long after the last key, and after the first one not kept yet: well under the second that a crash may cost. */
const KEEP_AFTER_MS = 250
const KEEP_WITHIN_MS = 500

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
  /** The words at this moment, also from inside an action that is tried again later. */
  readonly now: () => Words
  /**
   * Until what it gives is called with how it went, an act with these words is being saved: what the record says now is about to
   * change. Null where these very words are being saved already: saved again they would stand twice.
   */
  readonly hold: (words: Words) => ((saved: boolean) => void) | null
  /**
   * An act with these words is in the record: the draft goes. Answers false when more has been written since they were
   * taken; that stays, unfinished.
   */
  readonly saved: (words: Words) => Promise<boolean>
  /** The author gives the draft up. */
  readonly drop: () => Promise<void>
}

interface Typed {
  readonly id: string
  readonly words: Words
  readonly opened: Opened
}

/**
 * A draft of one unit: kept beside the journal while it is typed, with the heads from the first key on, and still
 * there after a crash. `inRecord` is what the record says now.
 */
export function useDraft(record: FoldedRecord, key: string, inRecord: Words): DraftInHand {
  const id = draftId(record.about, key)
  const kept = useApp((state) => state.drafts.get(id))
  const onlyHere = kept?.keptAt === ''
  const [typed, setTyped] = useState<Typed | null>(null)
  const latest = useRef<Typed | null>(null)
  const keeping = useKeeping(id, key)
  const saves = useRef<readonly Words[]>([])

  const mine = typed?.id === id ? typed : null
  const opened = useMemo(
    () => mine?.opened ?? (kept === undefined ? openedNow(record) : { about: kept.about, after: kept.after }),
    [mine, kept, record],
  )
  const words = mine?.words ?? kept?.words ?? inRecord

  const change = (field: string, text: string): void => {
    // Two changes can come before the next render: each starts from the one before, not from what is shown.
    const before = latest.current?.id === id ? latest.current : { id, words, opened }
    const next = { ...before, words: { ...before.words, [field]: text } }
    latest.current = next
    setTyped(next)
    // Emptied, or put back as it was: there is nothing unfinished.
    if (isSame(next.words, inRecord) && saves.current.length === 0) void keeping.drop(next.opened).then(() => latest.current === next && forget())
    else keeping.later(next)
  }
  const forget = (): void => {
    latest.current = null
    setTyped(null)
  }
  const hold: DraftInHand['hold'] = (inAct) => {
    if (saves.current.some((other) => isSame(other, inAct))) return null
    saves.current = [...saves.current, inAct]
    return (isSaved) => {
      saves.current = saves.current.filter((other) => other !== inAct)
      if (!isSaved && saves.current.length === 0 && isSame(now(), inRecord)) void drop()
    }
  }
  const now = (): Words => (latest.current?.id === id ? latest.current.words : words)
  const drop = async (): Promise<boolean> => {
    latest.current = null
    await keeping.drop(opened)
    // A key pressed meanwhile began the next draft.
    const isGone = latest.current === null
    if (isGone) setTyped(null)
    return isGone
  }
  const saved = async (inAct: Words): Promise<boolean> => (isSame(now(), inAct) ? drop() : false)
  return {
    words, unfinished: mine !== null || kept !== undefined, onlyHere, change, opened, now, hold, saved,
    drop: async () => {
      await drop()
    },
  }
}

function isSame(one: Words, other: Words): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((field) => (one[field] ?? '') === (other[field] ?? ''))
}

/** Keeps and drops one draft, one step after another, so that a late keeping can never bring a dropped draft back. */
function useKeeping(id: string, key: string) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const pending = useRef<Typed | null>(null)
  const unkeptSince = useRef(0)
  const work = useRef<Promise<void>>(Promise.resolve())
  const lastAbout = useRef<Opened['about'] | null>(null)

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    const typed = pending.current
    pending.current = null
    if (typed === null) return work.current
    const { about, after } = typed.opened
    lastAbout.current = about
    const words = { key, about, after: [...after], words: typed.words }
    // At once: a disk that is slow with what was typed before must not hold this up.
    void holdWords(words, now())
    work.current = work.current.then(async () => {
      if (areNewest(words)) await keepDraft(words)
    })
    return work.current
  }, [key])
  useEffect(() => keepBeforeLeaving(flush), [flush])
  // Another draft in the same place: what was typed in the one before is kept first.
  useEffect(
    () => () => {
      const about = pending.current?.opened.about ?? lastAbout.current
      void flush()
      if (about !== null) leaveDraft(about, key)
    },
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
    [flush, id, key],
  )

  return {
    later: (typed: Typed): void => {
      const now = performance.now()
      if (pending.current === null) unkeptSince.current = now
      pending.current = typed
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), Math.max(0, Math.min(KEEP_AFTER_MS, unkeptSince.current + KEEP_WITHIN_MS - now)))
    },
    drop: (opened: Opened): Promise<void> => {
      clearTimeout(timer.current)
      pending.current = null
      // At once: what is typed after this is another draft, and must not go with it when its turn comes.
      void forgetWords({ about: opened.about, key })
      work.current = work.current.then(() => dropKept(opened.about, key))
      return work.current
    },
  }
}
