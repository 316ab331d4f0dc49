import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Dispatch } from './pathway-parts.ts'

/** Records that the other side told us they have it, and who took the message (A7). */
export function mayAcknowledge(dispatch: Dispatch, acknowledged: NonNullable<Dispatch['acknowledged']>): Answer<Dispatch> {
  if (dispatch.undone !== null) return refuse({ kind: 'not-sent', rule: 'A7' })
  if (dispatch.acknowledged !== null) return refuse({ kind: 'already-acknowledged', rule: 'A7', whom: dispatch.acknowledged.whom })
  if (acknowledged.whom.trim() === '') return refuse({ kind: 'acknowledgement-needs-whom', rule: 'A7' })
  return agree({ ...dispatch, acknowledged })
}
