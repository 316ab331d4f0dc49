import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Dispatch } from './pathway-parts.ts'

/** It never left, or it left and reached somebody it was not for. */
export type HowUndone = 'not-sent' | 'astray'

/**
 * Takes back that something was sent (A5): it stays in the record, with who took it back and why. What the other side
 * told us they have was sent, whatever anybody says afterwards; that this other side was the wrong one can always be said.
 */
export function mayUndoDispatch(dispatch: Dispatch, undone: NonNullable<Dispatch['undone']>, how: HowUndone): Answer<Dispatch> {
  const astray = how === 'astray'
  if (dispatch.undone !== null && (!astray || dispatch.astray === true)) return refuse({ kind: 'already-undone', rule: 'A5' })
  if (dispatch.acknowledged !== null && !astray) return refuse({ kind: 'already-acknowledged', rule: 'A5', whom: dispatch.acknowledged.whom })
  if (undone.why.trim() === '') return refuse({ kind: astray ? 'astray-needs-whom' : 'undo-needs-a-reason', rule: 'A5' })
  return agree({ ...dispatch, undone, ...(astray ? { astray: true as const } : {}) })
}

/** A5 of what was said of something sent, whoever put it together: only what was taken back can have gone astray. */
export function checkDispatch({ undone, astray, acknowledged }: Dispatch): Answer<true> {
  if (astray === true && undone === null) return refuse({ kind: 'astray-needs-whom', rule: 'A5' })
  return undone !== null && acknowledged !== null && astray !== true ? refuse({ kind: 'already-acknowledged', rule: 'A5', whom: acknowledged.whom }) : agree(true)
}
