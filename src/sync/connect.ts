import { readCapability } from '#fhir/read-capability.ts'
import { fail } from './fail.ts'
import { changeHints } from './hints.ts'
import type { HttpReply } from './ports.ts'
import { askAgainForBlobs, beginPull } from './pull.ts'
import { readReply } from './read-reply.ts'
import { BEGINNING, serverTime } from './server-time.ts'
import { append, change, changeBlobs, changeCompare, changePush, get, type Step } from './step.ts'

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
  changeHints(step, { offered: capability.hints })
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

/** A person asked, or what was set aside may have been put right: everything gets another chance. */
export function tryAgain(step: Step): void {
  change(step, { attempts: 0 })
  changePush(step, { setAside: new Set(), failing: new Map() })
  changeBlobs(step, { setAside: new Set() })
  // A page out of a cache may have hidden what the count saw: a difference that stayed is looked into once more.
  changeCompare(step, { readAllFor: null })
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
