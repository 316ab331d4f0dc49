import { contentOf } from '#domain/rules-across/copies-in-batch.ts'
import { lookAt, NOT_LOOKED, pagesToRead, unseenOf, type InSight, type Looked, type Strip } from '../letter/looked.ts'
import type { BatchRow } from './batch-rows.ts'

/** Notes what of a copy is on the screen. Gives back the same map where all of it was noted before. */
export function lookAtCopy(looked: ReadonlyMap<string, Looked>, key: string, of: string, now: InSight): ReadonlyMap<string, Looked> {
  const before = looked.get(key) ?? NOT_LOOKED
  const after = lookAt(before, of, now)
  return after === before ? looked : new Map(looked).set(key, after)
}

/** Nothing of the copy as it is was on the screen yet. */
export function isUnseen({ numbered }: BatchRow, looked: Looked = NOT_LOOKED): boolean {
  return numbered !== null && unseenOf(looked, contentOf(numbered.paper)) === 'all'
}

/** The first strip of a copy that has not been on the screen; null when all have, or nothing of it has. */
export function firstUnseen({ numbered }: BatchRow, looked: Looked = NOT_LOOKED): Strip | null {
  const unseen = numbered === null ? null : unseenOf(looked, contentOf(numbered.paper))
  return unseen === 'all' ? null : unseen
}

/** L37: what has to be on the screen before anybody can say that this very copy is right, in words; null when all of it has been. */
export function notLookedWords({ copy, numbered }: BatchRow, looked: Looked = NOT_LOOKED): string | null {
  if (numbered === null) return null
  const content = contentOf(numbered.paper)
  const toRead = pagesToRead(looked, content)
  if (toRead !== null) return toRead
  return copy.shows !== null && looked.address !== content ? 'It shows a protected address. Hold V to look at it first' : null
}
