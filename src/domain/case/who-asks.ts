import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import type { Request } from './case-parts.ts'

/** Who asks, as typed. Nothing but who it is needs to be known yet. */
export interface TypedRequest {
  readonly by: Request['by'] | null
  readonly name: string
  readonly relationship: string
  /** Null while nobody has said. */
  readonly parentalResponsibility: 'confirmed' | 'not-confirmed' | 'disputed' | null
  /** How it was confirmed, or what is known. */
  readonly how: string
  readonly words: string
}

/**
 * Row 8: the team, the young person at any age, or a parent or carer. What is not known about parental responsibility is
 * kept as not confirmed: it is for somebody to clear up, and no reason to turn the request away.
 */
export function readRequest(typed: TypedRequest, on: CalendarDay): Answer<Request> {
  if (typed.by === null) return refuse({ kind: 'who-asks-missing', rule: 'S6' })
  const kept = { by: typed.by, name: typed.name.trim(), on, words: typed.words.trim() }
  if (typed.by !== 'parent-or-carer') return agree({ ...kept, relationship: '', parentalResponsibility: 'not-needed', how: '' })
  return agree({
    ...kept,
    relationship: typed.relationship.trim(),
    parentalResponsibility: typed.parentalResponsibility ?? 'not-confirmed',
    how: typed.how.trim(),
  })
}

/** Is it still to be cleared up whether who asks has parental responsibility? */
export function isUnclear(request: Request): boolean {
  return request.parentalResponsibility === 'not-confirmed' || request.parentalResponsibility === 'disputed'
}
