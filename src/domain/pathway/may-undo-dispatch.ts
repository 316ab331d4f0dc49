import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Dispatch } from './pathway-parts.ts'

/**
 * Takes back that something was sent (A5): it stays in the record, with who took it back and why. What the other side
 * told us they have was sent, whatever anybody says afterwards. What went astray left, and was not sent to whom it is for.
 */
export function mayUndoDispatch(dispatch: Dispatch, undone: NonNullable<Dispatch['undone']>, astray = false): Answer<Dispatch> {
  if (dispatch.undone !== null) return refuse({ kind: 'already-undone', rule: 'A5' })
  if (dispatch.acknowledged !== null) return refuse({ kind: 'already-acknowledged', rule: 'A5', whom: dispatch.acknowledged.whom })
  if (undone.why.trim() === '') return refuse({ kind: astray ? 'astray-needs-whom' : 'undo-needs-a-reason', rule: 'A5' })
  return agree({ ...dispatch, undone, ...(astray ? { astray: true as const } : {}) })
}
