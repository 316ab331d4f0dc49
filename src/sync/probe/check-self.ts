import { readCapability, type Capability } from '#fhir/read-capability.ts'
import type { HttpReply } from '../ports.ts'
import { askOne, getAt, resourceOf, tell, type Asking, type Ground } from './ask.ts'
import { found, type Finding } from './profile.ts'

/** A clock that differs by more is told. */
const CLOCK_MS = 60_000

/** What the server says of itself; `capability` is null when it is no FHIR R4 server. */
export interface Self {
  readonly findings: readonly Finding[]
  readonly capability: Capability | null
}

/** Asks the server twice what it is, without a sign-in: nothing of a team's is sent before it has said so. */
export function* checkSelf(ground: Ground): Asking<Self> {
  const first = yield* askOne(getAt(ground, 'metadata', { signedIn: false }), 'nobody')
  const capability = readSelf(first)
  if (capability === null) return { findings: [found('description', 'bad', tell(first))], capability }
  const second = readSelf(yield* askOne(getAt(ground, 'metadata', { signedIn: false }), 'nobody'))
  const hints = capability.hints ? found('hints', 'good', 'offered') : found('hints', 'limit', 'not offered')
  return { findings: [found('description', 'good', 'FHIR 4.0.1'), judgeEpoch(capability, second), judgeClock(first, ground.now), hints], capability }
}

function readSelf(reply: HttpReply): Capability | null {
  const body = resourceOf(reply, 200)
  return body === null ? null : readCapability(body)
}

/** A wiped or replaced server is known by its epoch; one that changes by itself would be taken for another each time. */
function judgeEpoch(first: Capability, second: Capability | null): Finding {
  if (second?.epoch !== first.epoch) return found('epoch', 'bad', 'another url each time')
  if (first.epoch === '') return found('epoch', 'limit', 'no url')
  return first.epoch.startsWith('urn:uuid:') ? found('epoch', 'good', 'a url of its own') : found('epoch', 'limit', 'a url that names an address, not a database')
}

export function judgeAddress(server: string): Finding {
  if (server.startsWith('https://')) return found('clear-text', 'good', 'https')
  const isHere = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(server)
  return isHere ? found('clear-text', 'limit', 'in clear, on this computer alone') : found('clear-text', 'bad', 'in clear over a network')
}

function judgeClock(reply: HttpReply, now: number): Finding {
  const time = reply.kind === 'answered' ? Date.parse(reply.headers['date'] ?? '') : Number.NaN
  if (Number.isNaN(time)) return found('clock', 'limit', 'no Date header')
  const seconds = Math.round((time + 500 - now) / 1000)
  const ahead = seconds === 0 ? 'the same as here' : `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} this computer`
  return found('clock', Math.abs(seconds) * 1000 <= CLOCK_MS ? 'good' : 'limit', ahead)
}
