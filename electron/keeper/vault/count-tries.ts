import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeWholeFile } from '../disk/write-whole-file.ts'

/** Wrong tries allowed before each further one has to wait. */
const FREE_TRIES = 5
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 3_600_000

/** All that its file holds: how many went wrong in a row, and when the first and the last of them were, in ms. */
const triesSchema = z.object({ wrong: z.int().min(0).max(1000), lastAt: z.number(), firstAt: z.number().optional() }).strict()
interface Tries {
  readonly wrong: number
  readonly firstAt: number
  readonly lastAt: number
}

export type CountedTry =
  /** It may be made. `left`: how many more may be wrong before one has to wait; `wrong` and `since` (ISO): those before it. */
  | { readonly kind: 'counted'; readonly left: number; readonly wrong: number; readonly since: string }
  /** It may not be made before `until`, ISO. */
  | { readonly kind: 'wait'; readonly until: string }
  /** The disk does not take the count. */
  | { readonly kind: 'not-counted' }

/**
 * Counts a try in a file before it is made, so that ending the app does not give more of them. `now` in ms. After five wrong
 * ones each further one waits, 30 seconds at first and twice as long each time, an hour at most. Nothing is ever wiped.
 */
export function countTry(path: string, now: number): CountedTry {
  const tries = readTries(path, now)
  const until = waitsUntil(tries)
  if (now < until) {
    writeTries(path, tries)
    return { kind: 'wait', until: new Date(until).toISOString() }
  }
  const { wrong } = tries
  const firstAt = wrong === 0 ? now : tries.firstAt
  if (!writeTries(path, { wrong: wrong + 1, firstAt, lastAt: now })) return { kind: 'not-counted' }
  return { kind: 'counted', left: Math.max(0, FREE_TRIES - wrong - 1), wrong, since: new Date(firstAt).toISOString() }
}

/** Begins again at none, after a try that was right. */
export function forgetTries(path: string, now: number): void {
  writeTries(path, { wrong: 0, firstAt: now, lastAt: now })
}

function waitsUntil(tries: Tries): number {
  if (tries.wrong < FREE_TRIES) return 0
  return tries.lastAt + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries.wrong - FREE_TRIES))
}

/** A clock set back must not lengthen a wait for ever (hence the write above), nor a damaged count give tries away. */
function readTries(path: string, now: number): Tries {
  try {
    const { wrong, lastAt, firstAt = lastAt } = triesSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    return { wrong, firstAt: Math.min(firstAt, now), lastAt: Math.min(lastAt, now) }
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { wrong: absent ? 0 : FREE_TRIES - 1, firstAt: now, lastAt: now }
  }
}

function writeTries(path: string, tries: Tries): boolean {
  try {
    writeWholeFile(path, Buffer.from(JSON.stringify(tries), 'utf8'))
    return true
  } catch {
    return false
  }
}
