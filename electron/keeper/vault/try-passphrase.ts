import { join } from 'node:path'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { countTry, forgetTries, type CountedTry } from './count-tries.ts'

/** A passphrase that was right. */
export interface RightTry<T> {
  readonly opened: T
  /** How many before it opened nothing, and since when (ISO); null for none. */
  readonly failed: FailedTries | null
  /** Begins the count again at none: called once what failed has been noted. */
  readonly forget: () => void
}

export interface FailedTries {
  readonly wrong: number
  readonly since: string
}

/**
 * Tries a passphrase on a vault's folder (K26). Refuses as `open` does, a wrong one with how many are left before a wait, or
 * with `passphrase-wait` and until when (ISO) without asking `open`. `now` in ms. A disk that does not take the count keeps
 * nobody from their records: whoever could bring that about could take the count away as well.
 */
export async function tryPassphrase<T>(folder: string, now: number, open: () => Promise<Answer<T>>): Promise<Answer<RightTry<T>>> {
  const path = countIn(folder)
  const counted = countTry(path, now)
  if (counted.kind === 'wait') return refuse({ kind: 'passphrase-wait', rule: 'K26', until: counted.until })
  const opened = await open()
  const forget = () => forgetTries(path, now)
  if (opened.ok) return agree({ opened: opened.value, failed: failedBefore(counted), forget })
  if (opened.refusal.kind === 'wrong-passphrase') return counted.kind === 'counted' ? refuse({ ...opened.refusal, left: counted.left }) : opened
  // A damaged file says nothing about what was typed.
  forget()
  return opened
}

/** Begins the count again at none, after another way in. */
export function forgetWrongPassphrases(folder: string, now: number): void {
  forgetTries(countIn(folder), now)
}

const countIn = (folder: string): string => join(folder, 'passphrase-tries.json')

function failedBefore(counted: CountedTry): FailedTries | null {
  return counted.kind === 'counted' && counted.wrong > 0 ? { wrong: counted.wrong, since: counted.since } : null
}
