import type { HttpReply, Trouble } from '../ports.ts'
import type { Asker, Asking, Ground } from './ask.ts'
import { checkBytes } from './check-bytes.ts'
import { checkCount, checkSearches } from './check-searches.ts'
import { checkSelf, judgeAddress } from './check-self.ts'
import { checkNoToken, checkOtherTeamRead, checkOtherTeamWrite, type Made } from './check-teams.ts'
import { checkSafeUpdate } from './check-updates.ts'
import { makeCanaries, readCanary } from './make-canaries.ts'
import { CHECKS, found, judgeFitness, type Finding, type ServerProfile } from './profile.ts'

/**
 * Sees what a FHIR server really does, by made-up entries about nobody: what it says of itself is believed of nothing that
 * the team's records hang on. It makes and reads, and replaces one entry of its own; what it made stays there.
 */
export function* probeServer(ground: Ground): Asking<ServerProfile> {
  const address = judgeAddress(ground.server)
  if (address.verdict === 'bad') return { fitness: 'not-fit', trouble: null, epoch: '', findings: inOrder([address]) }
  const self = yield* untilTrouble(checkSelf(ground))
  if (self.trouble !== null) return { fitness: 'not-reached', trouble: self.trouble, epoch: '', findings: [] }
  const { capability } = self.value
  const findings = [address, ...self.value.findings]
  const epoch = capability?.epoch ?? ''
  if (capability === null || findings.some(({ verdict }) => verdict === 'bad')) return { fitness: 'not-fit', trouble: null, epoch, findings: inOrder(findings) }
  const rest = yield* untilTrouble(checkWithCanaries(ground))
  if (rest.trouble !== null) return { fitness: 'not-reached', trouble: rest.trouble, epoch, findings: inOrder(findings) }
  const all = inOrder([...findings, ...rest.value])
  return { fitness: judgeFitness(all), trouble: null, epoch, findings: all }
}

/** Stops where what comes after would show nothing more. */
function* checkWithCanaries(ground: Ground): Asking<readonly Finding[]> {
  const count = yield* checkCount(ground)
  const canaries = yield* makeCanaries(ground)
  const made: Made = { document: canaries.id, binary: null }
  if (canaries.id === null) return [count, ...canaries.findings, yield* checkNoToken(ground, made)]
  if (canaries.findings.some(({ verdict }) => verdict === 'bad')) return [count, ...canaries.findings]
  const bytes = yield* checkBytes(ground)
  const contents = yield* readCanary(ground, canaries.id)
  const searches = yield* checkSearches(ground)
  const update = yield* checkSafeUpdate(ground)
  const all: Made = { ...made, binary: bytes.binary }
  const teams = [yield* checkNoToken(ground, all), yield* checkOtherTeamWrite(ground), yield* checkOtherTeamRead(ground, all)]
  return [count, ...canaries.findings, bytes.finding, ...contents, ...searches, update, ...teams]
}

/** What was not tried is told as not seen. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const seen = findings.map(({ check }) => check)
  const unseen = CHECKS.filter((check) => !seen.includes(check)).map((check) => found(check, 'unknown', 'not tried'))
  return [...findings, ...unseen].toSorted((one, other) => CHECKS.indexOf(one.check) - CHECKS.indexOf(other.check))
}

type Seen<T> = { readonly trouble: null; readonly value: T } | { readonly trouble: Trouble; readonly value: null }

/** Goes on as long as the server can be asked at all: one that is gone for a moment has shown nothing of itself. */
function* untilTrouble<T>(checking: Asking<T>): Asking<Seen<T>> {
  let step = checking.next([])
  while (step.done !== true) {
    const replies = yield step.value
    const { as } = step.value
    const trouble = replies.map((reply) => troubleOf(reply, as)).find((each) => each !== null)
    if (trouble !== undefined) return { trouble, value: null }
    step = checking.next(replies)
  }
  return { trouble: null, value: step.value }
}

function troubleOf(reply: HttpReply, as: Asker): Trouble | null {
  if (reply.kind === 'answered') {
    if (reply.status === 401) return as === 'nobody' ? null : 'sign-in-refused'
    return [408, 429, 502, 503, 504].includes(reply.status) ? 'server-error' : null
  }
  if (reply.reason === 'not-allowed') return 'not-trusted'
  return reply.reason === 'redirected' || reply.reason === 'too-large' ? null : reply.reason
}
