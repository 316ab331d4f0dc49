import { readCapability } from '#fhir/read-capability.ts'
import { beginDerivedAnew, forgetSeen } from './derived/derive.ts'
import { fail } from './fail.ts'
import { changeHints } from './hints.ts'
import type { HttpReply } from './ports.ts'
import { askAgainForBlobs, beginPull } from './pull.ts'
import { readReply } from './read-reply.ts'
import { BEGINNING, serverTime } from './server-time.ts'
import { append, change, changeBlobs, changeCompare, changePush, get, type Step } from './step.ts'
import type { Decision } from './sync-state.ts'
import { auditFrame, voidFrames } from './void-receipts.ts'

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
  changeCompare(step, { byDigest: capability.digest })
  const known = step.ports.journal.cursor(step.state.config.team)
  if (known === null) return keepFirstCursor(step, capability.epoch)
  if (known.epoch !== capability.epoch) return onAnotherServer(step, capability.epoch)
  connected(step, capability.epoch)
}

/** The first thing kept of a server is its epoch, so that a wiped or replaced one is known before anything is sent. */
function keepFirstCursor(step: Step, epoch: string): void {
  const body = { kind: 'cursor', team: step.state.config.team, epoch, lastUpdated: BEGINNING } as const
  append(step, { kind: 'keep-first-cursor', epoch }, [{ body, key: { kind: 'journal' } }])
}

/** Another server, or this one was emptied: nothing is sent to it until a person says so. */
function onAnotherServer(step: Step, epoch: string): void {
  const { config, decision, open } = step.state
  // An answer of the other server that is still on its way must not count as one of this.
  if (decision?.server === epoch && open.size === 0) return keepNewServer(step, decision)
  const { journal } = step.ports
  const ours = journal.actsThere(config.team).filter((act) => act.ours).length + journal.unsentActs().length
  change(step, { toDecide: { kind: 'another-server', server: epoch, ours }, decision: decision?.server === epoch ? decision : null })
  fail(step, 'another-server')
}

/** The cursor comes last, and is the decision: wherever the disk stops before it, the person is asked again. */
function keepNewServer(step: Step, { server, by }: Decision): void {
  const { team } = step.state.config
  const ours = step.ports.journal.actsThere(team).filter((act) => act.ours).map(({ id }) => id)
  const cursor = { kind: 'cursor', team, epoch: server, lastUpdated: BEGINNING } as const
  const frames = [auditFrame(step, by), ...voidFrames(step, ours, server), { body: cursor, key: { kind: 'journal' } } as const]
  append(step, { kind: 'keep-new-server', epoch: server }, frames)
}

/** Nothing that was learnt of the server before holds for this one. */
export function onNewServerKept(step: Step, epoch: string): void {
  change(step, { decision: null })
  changePush(step, { window: [], setAside: new Set(), failing: new Map(), readBack: false })
  changeBlobs(step, { setAside: new Set(), failing: new Map(), doubted: new Map() })
  changeCompare(step, { last: null, readAllFor: null, byList: false })
  beginDerivedAnew(step)
  connected(step, epoch)
}

/** A person decided, about the server of which was asked: it is asked once more who it is, and then sent what it lacks. */
export function fillAgain(step: Step, decision: Decision): void {
  const { toDecide, phase, trouble } = step.state
  if (toDecide?.server !== decision.server) return
  change(step, { decision, attempts: 0 })
  changeCompare(step, { due: true, searchedFor: null })
  if (phase === 'connected' || (phase === 'waiting' && trouble?.reason !== 'another-server')) probe(step)
}

/** Another server has been decided about, and nothing of the earlier one is on its way any more. */
export function mayTurnToAnother({ state }: Step): boolean {
  const { phase, paused, trouble, decision, toDecide, open } = state
  const isDecided = decision !== null && decision.server === toDecide?.server
  return isDecided && phase === 'waiting' && !paused && trouble?.reason === 'another-server' && open.size === 0
}

export function connected(step: Step, epoch: string): void {
  const { connectedSince, trouble, toDecide, decision } = step.state
  const wasConnected = connectedSince > 0 && trouble === null
  change(step, {
    phase: 'connected', connectedSince: wasConnected ? connectedSince : step.now, epoch, trouble: null,
    toDecide: toDecide?.kind === 'another-server' ? null : toDecide, decision: decision?.server === epoch ? decision : null,
  })
  // Whatever was found out about this one before is found out again.
  if (toDecide?.kind === 'another-server') changeCompare(step, { readAllFor: null })
  // It may have gone back in time while it was out of reach.
  if (!wasConnected) {
    changeCompare(step, { cleared: false, due: true, searchedFor: null })
    changeBlobs(step, { unsure: 'out-of-reach' })
    forgetSeen(step)
  }
  changePush(step, { mayHoldMore: true })
  askAgainForBlobs(step)
  beginPull(step)
}

/** A person asked, or what was set aside may have been put right: everything gets another chance. */
export function tryAgain(step: Step): void {
  change(step, { attempts: 0 })
  changePush(step, { setAside: new Set(), failing: new Map() })
  changeBlobs(step, { setAside: new Set(), failing: new Map() })
  // A page out of a cache may have hidden what the count saw: a difference that stayed is looked into once more.
  changeCompare(step, { due: true, searchedFor: null, readAllFor: null, digestFailed: false })
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
