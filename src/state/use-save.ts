import { useCallback, useRef, useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { ActionContext, Saved } from '#actions/context.ts'
import { actionContext } from './start-session.ts'

export interface SaveInHand {
  /** Why the last attempt was refused; null after one that was saved. */
  readonly refusal: Refusal | null
  /** Refused by the disk: the words are only on this screen. */
  readonly notSaved: boolean
  readonly busy: boolean
  /** Runs an action; true once its act is on the disk and shown. One at a time: a second press waits for the first. */
  readonly save: (action: (context: ActionContext) => Promise<Saved>) => Promise<boolean>
  /** Runs the refused action again, as it was. */
  readonly tryAgain: () => Promise<boolean>
  readonly clear: () => void
}

/** Saving by a person's key press, with the answer beside what they pressed. Nothing they wrote goes on a refusal. */
export function useSave(): SaveInHand {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const last = useRef<((context: ActionContext) => Promise<Saved>) | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const save = useCallback((action: (context: ActionContext) => Promise<Saved>): Promise<boolean> => {
    last.current = action
    const attempt = async (): Promise<boolean> => {
      setBusy(true)
      const answer = await action(actionContext()).catch(
        (): Saved => ({ ok: false, refusal: { kind: 'keeper-stopped', rule: 'K1' } }),
      )
      setBusy(false)
      setRefusal(answer.ok ? null : answer.refusal)
      return answer.ok
    }
    const result = queue.current.then(attempt)
    queue.current = result
    return result
  }, [])

  const tryAgain = useCallback(() => (last.current === null ? Promise.resolve(true) : save(last.current)), [save])
  const notSaved = refusal !== null && ['not-saved', 'disk-full', 'disk-failed', 'keeper-stopped'].includes(refusal.kind)
  return { refusal, notSaved, busy, save, tryAgain, clear: () => setRefusal(null) }
}
