import { readCapability } from '#fhir/read-capability.ts'
import { backOff } from './back-off.ts'
import type { HttpReply, Trouble } from './ports.ts'
import { readReply } from './read-reply.ts'
import { append, change, changeBlobs, changeCompare, changePull, changePush, get, iso, serverTime, type Step } from './step.ts'
import { askAgainForBlobs, beginPull } from './pull.ts'

/** Where a team's first pull begins: before any entry there can be. */
export const BEGINNING = '1970-01-01T00:00:00.000Z'
/** Another server may be put right by somebody else, so it is looked at now and then. */
const LOOK_AGAIN_MS = 5 * 60_000

/** Asks the server what it is, before anything of ours goes there. The sign-in does not go with this. */
export function probe(step: Step): void {
  change(step, { phase: 'trying', paused: false })
  get(step, { kind: 'probe' }, `${step.state.config.server}/metadata`, { signedIn: false })
}

export function onProbed(step: Step, reply: HttpReply): void {
  const reading = readReply(reply, 'CapabilityStatement', step.now)
  if (reading.kind === 'trouble') return fail(step, reading.reason, reading.retryAfterMs)
  const capability = reading.kind === 'resource' ? readCapability(reading.resource) : null
  if (capability === null) return fail(step, 'not-a-trust-server')
  noteClock(step, reply)
  const known = step.ports.journal.cursor(step.state.config.team)
  if (known === null) return keepFirstCursor(step, capability.epoch)
  if (known.epoch !== capability.epoch) return fail(step, 'another-server')
  connected(step, capability.epoch)
}

/** The first thing kept of a server is its epoch, so that a wiped or replaced one is known before anything is sent. */
function keepFirstCursor(step: Step, epoch: string): void {
  const body = { kind: 'cursor', team: step.state.config.team, epoch, lastUpdated: BEGINNING } as const
  append(step, { kind: 'keep-first-cursor', epoch }, [{ body, key: { kind: 'journal' } }])
}

export function connected(step: Step, epoch: string): void {
  const wasConnected = step.state.connectedSince > 0 && step.state.trouble === null
  change(step, { phase: 'connected', connectedSince: wasConnected ? step.state.connectedSince : step.now, epoch, trouble: null })
  changePush(step, { mayHoldMore: true })
  askAgainForBlobs(step)
  beginPull(step)
}

/**
 * The server cannot be used now: nothing new is begun. What is already on its way is still heard, so that an
 * entry that got through is known to have.
 */
export function fail(step: Step, reason: Trouble, retryAfterMs: number | null = null): void {
  const { phase, trouble } = step.state
  if (phase === 'waiting' || phase === 'stopped') return
  const attempts = step.state.attempts + 1
  const since = trouble !== null && trouble.reason === reason ? trouble.since : step.now
  const waitMs = reason === 'another-server' ? LOOK_AGAIN_MS : backOff(attempts, step.chance, retryAfterMs)
  const alone = reason !== 'sign-in-refused'
  change(step, { phase: 'waiting', attempts, trouble: { since, reason, nextTryAt: alone ? step.now + waitMs : since } })
  changePull(step, { running: false, run: step.state.pull.run + 1 })
  changeCompare(step, { busy: false })
  if (alone) step.commands.push({ kind: 'timer', afterMs: waitMs })
}

/** The journal could not write: nothing is lost, as nothing was acknowledged; it is tried again after a while. */
export function pauseForJournal(step: Step): void {
  const attempts = step.state.attempts + 1
  change(step, { paused: true, attempts })
  step.commands.push({ kind: 'timer', afterMs: backOff(attempts, step.chance, null) })
}

/** A person asked, or what was set aside may have been put right: everything gets another chance. */
export function tryAgain(step: Step): void {
  change(step, { attempts: 0 })
  changePush(step, { setAside: new Set(), failing: new Set() })
  changeBlobs(step, { setAside: new Set() })
  if (step.state.phase === 'waiting') probe(step)
  else if (step.state.phase === 'connected') {
    change(step, { paused: false })
    changePush(step, { mayHoldMore: true })
    askAgainForBlobs(step)
    beginPull(step)
  }
}

/** A Date header has whole seconds, so its middle is the best guess. */
function noteClock(step: Step, reply: HttpReply): void {
  const time = serverTime(reply)
  if (time !== null) change(step, { clockOffsetMs: time + 500 - step.now })
}

/** ISO instant of the server for a frame: its own word for the entry, else its clock, else ours. */
export function serverInstant(step: Step, lastUpdatedMs: number | null): string {
  return iso(lastUpdatedMs ?? step.now + (step.state.clockOffsetMs ?? 0))
}
