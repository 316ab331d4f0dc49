import { useCallback, useRef, useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { ActionContext, Saved } from '#actions/context.ts'
import { inTurn } from './in-turn.ts'
import { actionContext } from './start-session.ts'
import { untilAnswered } from './until-answered.ts'

type Action = (context: ActionContext) => Promise<Saved>

export interface SaveInHand {
  /** Why the last attempt was refused; null after one that was saved. */
  readonly refusal: Refusal | null
  /** Refused by the disk: the words are only on this screen. */
  readonly notSaved: boolean
  readonly busy: boolean
  /**
   * Runs an action; true once its act is on the disk and shown. One at a time: a second press waits for the first.
   * What the disk refused is answered later: true when trying again saved it, false when something else is saved.
   */
  readonly save: (action: Action) => Promise<boolean>
  /** Runs the action the disk refused again, as it was; whoever asked for it then goes on. */
  readonly tryAgain: () => Promise<boolean>
  readonly clear: () => void
}

/** Saving by a person's key press, with the answer beside what they pressed. Nothing they wrote goes on a refusal. */
export function useSave(): SaveInHand {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const last = useRef<Action | null>(null)
  /** Ends the wait of whoever asked for what the disk refused. */
  const held = useRef<((saved: boolean) => void) | null>(null)

  /** Asks again what got no answer; null while nothing waits for one. */
  const again = useRef<(() => void) | null>(null)
  /** Ends the wait of whoever asked again: whether it was saved. */
  const asked = useRef<((saved: boolean) => void) | null>(null)

  const attempt = useCallback((action: Action): Promise<Saved> => {
    return inTurn(async () => {
      setBusy(true)
      const context = untilAnswered(actionContext(), (silence, askAgain) => {
        again.current = askAgain
        setRefusal(silence)
        asked.current?.(false)
      })
      const answer = await action(context).catch((): Saved => ({ ok: false, refusal: { kind: 'keeper-stopped', rule: 'K1' } }))
      again.current = null
      asked.current?.(answer.ok)
      setBusy(false)
      setRefusal(answer.ok ? null : answer.refusal)
      return answer
    })
  }, [])

  const save = useCallback(
    async (action: Action): Promise<boolean> => {
      // What was pressed before has no answer yet: it is asked again, and this waits for its turn.
      again.current?.()
      held.current?.(false)
      held.current = null
      last.current = action
      const answer = await attempt(action)
      if (answer.ok || !isNotSaved(answer.refusal) || last.current !== action) return answer.ok
      return new Promise((resolve) => {
        held.current = resolve
      })
    },
    [attempt],
  )

  const tryAgain = useCallback(async (): Promise<boolean> => {
    if (again.current !== null) {
      const outcome = new Promise<boolean>((resolve) => {
        asked.current = resolve
      })
      again.current()
      return outcome
    }
    if (last.current === null) return true
    const { ok } = await attempt(last.current)
    if (ok) {
      held.current?.(true)
      held.current = null
    }
    return ok
  }, [attempt])

  return { refusal, notSaved: refusal !== null && isNotSaved(refusal), busy, save, tryAgain, clear: () => setRefusal(null) }
}

/** Refused by the disk or by a keeper that stopped, not by a rule: the same words may be saved later. */
function isNotSaved({ kind }: Refusal): boolean {
  return ['not-saved', 'disk-full', 'disk-failed', 'keeper-stopped'].includes(kind)
}
