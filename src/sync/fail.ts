import { backOff } from './back-off.ts'
import type { Trouble } from './ports.ts'
import { change, changeCompare, changePull, type Step } from './step.ts'

/** Another server may be put right by somebody else, so it is looked at now and then. */
const LOOK_AGAIN_MS = 5 * 60_000

/**
 * The server cannot be used now: nothing new is begun. What is already on its way is still heard, so that an
 * entry that got through is known to have.
 */
export function fail(step: Step, reason: Trouble, retryAfterMs: number | null = null): void {
  const { phase, trouble, compare } = step.state
  if (phase === 'waiting' || phase === 'stopped') return
  const attempts = step.state.attempts + 1
  const since = trouble !== null && trouble.reason === reason ? trouble.since : step.now
  const waitMs = reason === 'another-server' ? LOOK_AGAIN_MS : backOff(attempts, step.chance, retryAfterMs)
  const alone = reason !== 'sign-in-refused'
  change(step, { phase: 'waiting', attempts, trouble: { since, reason, nextTryAt: alone ? step.now + waitMs : since } })
  changePull(step, { running: false, run: step.state.pull.run + 1 })
  // A search that breaks off found nothing yet: the difference it was for is looked into once more.
  const readAllFor = compare.search === null ? compare.readAllFor : null
  changeCompare(step, { busy: false, search: null, listing: null, searchedFor: null, readAllFor, readFirst: 'nothing' })
  if (alone) step.commands.push({ kind: 'timer', afterMs: waitMs })
}

/** The journal could not write: nothing is lost, as nothing was acknowledged; it is tried again after a while. */
export function pauseForJournal(step: Step): void {
  const attempts = step.state.attempts + 1
  change(step, { paused: true, attempts })
  step.commands.push({ kind: 'timer', afterMs: backOff(attempts, step.chance, null) })
}
