import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'

/**
 * Row 4: somebody answered that a child may be getting worse quickly, now: `concern/<id>` of the team. It says who was
 * told to ring whom, and when. It names no child: it is no request, and nothing of it is ever listed for a meeting.
 */
export const CONCERN = 'concern'
export const concernSchema = z.object({
  by: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  /** The contact that was shown; '' when the switchboard was. */
  contact: z.string(),
  /** What became of it: who rang, or that the answer itself was a mistake. */
  ringing: z.enum(['not-said', 'self', 'somebody-else', 'mistake']),
})
export type Concern = z.infer<typeof concernSchema>

export function concernUnit(id: string): string {
  return `${CONCERN}/${id}`
}

/** Says who rang, beside the answer as it was noted. */
export function concernAnswered(concern: Concern | null, ringing: Concern['ringing']): Answer<Concern> {
  return concern === null ? refuse({ kind: 'concern-not-found', rule: 'S2' }) : agree({ ...concern, ringing })
}
