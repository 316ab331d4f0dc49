import { readBundle } from '#fhir/read-bundle.ts'
import { TEAM_SYSTEM, searchToken } from '#fhir/systems.ts'
import { fail } from './fail.ts'
import { beginSearch } from './find-lost.ts'
import type { HttpReply } from './ports.ts'
import { readReply } from './read-reply.ts'
import { change, changeCompare, changePull, get, iso, type Step } from './step.ts'
import { beginPull } from './pull.ts'
import type { Purpose } from './sync-state.ts'

/** Asks how many acts of the team the server holds, to be held against our own figure. */
export function beginCompare(step: Step): void {
  const { config, pull, compare } = step.state
  const run = compare.run + 1
  changeCompare(step, { run, due: false, busy: true, disturbed: false })
  const team = encodeURIComponent(searchToken(TEAM_SYSTEM, config.team))
  const purpose = { kind: 'count', run, pull: pull.run, here: step.ports.journal.actsOnServer(config.team) } as const
  get(step, purpose, `${config.server}/QuestionnaireResponse?_tag=${team}&_summary=count`)
}

export function onCounted(step: Step, asked: Extract<Purpose, { kind: 'count' }>, reply: HttpReply): void {
  const { compare, pull, config } = step.state
  if (asked.run !== compare.run || !compare.busy) return
  changeCompare(step, { busy: false })
  const reading = readReply(reply, 'Bundle', step.now)
  if (reading.kind === 'trouble') return fail(step, reading.reason, reading.retryAfterMs)
  if (reading.kind === 'refused' && reading.status === 403) return fail(step, 'sign-in-refused')
  const onServer = reading.kind === 'resource' ? (readBundle(reading.resource)?.total ?? null) : null
  if (onServer === null) return fail(step, 'not-a-trust-server')
  if (onServer < asked.here) return beginSearch(step, asked.here, onServer)
  change(step, { toDecide: null, decision: null })
  changeCompare(step, { cleared: true, searchedFor: null })
  if (compare.disturbed || asked.pull !== pull.run || pull.running) return changeCompare(step, { due: true })
  const here = step.ports.journal.actsOnServer(config.team)
  const same = here === onServer
  const lacking = onServer - here
  // The server holds more than we know of: before that is called a difference, everything is read once more, and again as long as that brings something.
  if (lacking > 0 && compare.readAllFor !== lacking && compare.readAllAt !== here) {
    changeCompare(step, { readAllAt: here })
    changePull(step, { readAll: true })
    return beginPull(step)
  }
  const isAsItIs = lacking > 0 && compare.readAllAt === here
  const readAllFor = isAsItIs ? lacking : compare.readAllFor
  changeCompare(step, { last: { at: iso(step.now), same, here, onServer }, readAllFor: same ? null : readAllFor, readAllAt: null })
}
