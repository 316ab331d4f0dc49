import { backOff } from './back-off.ts'
import type { Step } from './step.ts'

/**
 * By name, what met a server that failed at it: how often in a row, when it last did, and when it may be tried again (ms). One
 * entry or file that a server fails at cannot hold up all the others.
 */
export type Failing = ReadonlyMap<string, { readonly attempts: number; readonly at: number; readonly notBefore: number }>

/** A clock that was set back would make a pause last until it is as late again. */
export function isPutOff(failing: Failing, name: string, now: number): boolean {
  const failed = failing.get(name)
  return failed !== undefined && now >= failed.at && now < failed.notBefore
}

/** @param waits false where the whole server is waited for anyway: then it only goes after what has failed less often */
export function withFailed(step: Step, failing: Failing, name: string, waits = true): Failing {
  const attempts = attemptsOf(failing, name) + 1
  const notBefore = waits ? step.now + backOff(attempts, step.chance, null) : step.now
  return new Map(failing).set(name, { attempts, at: step.now, notBefore })
}

export function withoutFailed(failing: Failing, name: string): Failing {
  return new Map([...failing].filter(([each]) => each !== name))
}

/** How often in a row. */
export function attemptsOf(failing: Failing, name: string): number {
  return failing.get(name)?.attempts ?? 0
}
