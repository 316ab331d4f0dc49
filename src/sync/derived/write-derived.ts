import type { Derived } from '#fhir/derived/derived.ts'
import { contentOf, readDerived, type DerivedThere } from '#fhir/derived/read-derived.ts'
import { readBundle } from '#fhir/read-bundle.ts'
import type { Element } from '#fhir/read-element.ts'
import { DERIVED_SYSTEM, searchToken } from '#fhir/systems.ts'
import type { HttpReply } from '../ports.ts'
import { readReply, type Reading } from '../read-reply.ts'
import { changeDerive, get, post, put, withMember, type Step } from '../step.ts'
import type { DerivePurpose } from './derive-state.ts'

/** So often somebody else may be quicker with one and the same before it is left for another time. */
const MOST_ROUNDS = 3

type For<K extends DerivePurpose['kind']> = Extract<DerivePurpose, { readonly kind: K }>

/**
 * Writes one, by what was seen of it before: nothing where that says the same. What is to be put right where it stands is looked
 * for, and not made.
 */
export function sendDerived(step: Step, derived: Derived): void {
  const { there, job } = step.state.derive
  const seen = there.get(derived.name)
  if (seen !== undefined && seen.others === job?.others) return seen.content === contentOf(derived.resource) ? undefined : weigh(step, derived, seen, 0)
  changeDerive(step, { busy: true })
  const token = searchToken(DERIVED_SYSTEM, derived.name)
  if (derived.onlyThere) return get(step, { kind: 'find-derived', derived }, `${step.state.config.server}/${derived.type}?identifier=${encodeURIComponent(token)}`)
  post(step, { kind: 'create-derived', derived }, derived.type, JSON.stringify(derived.resource), { 'if-none-exist': `identifier=${inHeader(token)}` })
}

/** A header holds plain characters alone, and this one is read as a query. */
function inHeader(token: string): string {
  return encodeURI(token).replace(/%7C/g, '|').replace(/[&+#]/g, encodeURIComponent)
}

export function onDerivedCreated(step: Step, { derived }: For<'create-derived'>, reply: HttpReply): void {
  const reading = readAnswer(step, derived, reply, [403, 404, 405, 422])
  // Made, and not shown: it is seen when it is next written.
  if (reading.kind === 'created') return
  if (reading.kind !== 'resource') return skip(step, reading)
  if (reading.status === 201) noteIfSame(step, derived, reading.resource, reply)
  else judge(step, derived, reading.resource, reply, 0)
}

export function onDerivedFound(step: Step, { derived }: For<'find-derived'>, reply: HttpReply): void {
  const reading = readAnswer(step, derived, reply, [403, 404, 405, 422], 'Bundle')
  const page = reading.kind === 'resource' ? readBundle(reading.resource) : null
  if (page === null) return skip(step, reading)
  const found = page.resources.filter((resource) => readDerived(resource, derived) !== null)
  const [only] = found
  if (only !== undefined && found.length === 1) judge(step, derived, only, reply, 0)
}

/** Somebody else was quicker: what is there now is read before anything is done about it. */
export function onDerivedUpdated(step: Step, { derived, id, round }: For<'update-derived'>, reply: HttpReply): void {
  const isStale = reply.kind === 'answered' && (reply.status === 412 || reply.status === 409)
  if (isStale && round < MOST_ROUNDS && step.state.phase === 'connected') {
    changeDerive(step, { busy: true })
    return get(step, { kind: 'read-derived', derived, round: round + 1 }, `${step.state.config.server}/${derived.type}/${id}`)
  }
  forget(step, derived)
  const reading = readAnswer(step, derived, reply, [403, 405, 422])
  if (reading.kind !== 'resource') return skip(step, reading)
  noteIfSame(step, derived, reading.resource, reply)
}

export function onDerivedRead(step: Step, { derived, round }: For<'read-derived'>, reply: HttpReply): void {
  forget(step, derived)
  const reading = readAnswer(step, derived, reply, [403, 405, 422])
  if (reading.kind !== 'resource') return skip(step, reading)
  judge(step, derived, reading.resource, reply, round)
}

/** What is not what was asked for changes nothing, here or there. */
function judge(step: Step, derived: Derived, resource: Element, reply: HttpReply, round: number): void {
  const there = readDerived(resource, derived, etagOf(reply))
  if (there === null) return changeJob(step, { failed: true })
  note(step, derived, there)
  if (there.content !== contentOf(derived.resource)) weigh(step, derived, there, round)
}

/** A server that keeps something else than it was given is asked anew the next time. */
function noteIfSame(step: Step, derived: Derived, resource: Element, reply: HttpReply): void {
  const there = readDerived(resource, derived, etagOf(reply))
  if (there !== null && there.content === contentOf(derived.resource)) note(step, derived, there)
}

function etagOf(reply: HttpReply): string | undefined {
  return reply.kind === 'answered' ? reply.headers['etag'] : undefined
}

/**
 * Replaces what is there only where this computer holds all that it was made from: else what it knows itself is older, or beside
 * it, and the missing acts are waited for.
 */
function weigh(step: Step, derived: Derived, there: DerivedThere, round: number): void {
  const { job } = step.state.derive
  if (job === null || step.state.phase !== 'connected') return changeJob(step, { failed: true })
  const lacking = there.heads.filter((head) => !job.held.has(head))
  if (lacking.length > 0) return changeJob(step, { lacking: [...job.lacking, ...lacking] })
  changeDerive(step, { busy: true })
  const body = JSON.stringify({ ...derived.resource, id: there.id })
  put(step, { kind: 'update-derived', derived, id: there.id, round }, `${derived.type}/${there.id}`, body, there.version)
}

/** @param stopping statuses after which nothing of the type goes to this server in this run */
function readAnswer(step: Step, { type }: Derived, reply: HttpReply, stopping: readonly number[], expected: string = type): Reading {
  if (reply.kind !== 'answered' || !stopping.includes(reply.status)) return readReply(reply, expected, step.now)
  // It says no to this one, whose record was erased for example, and not to the type.
  if (reply.status === 422 && typeof reply.body === 'string' && reply.body.includes('"business-rule"')) return { kind: 'absent' }
  changeDerive(step, { stopped: withMember(step.state.derive.stopped, type) })
  return { kind: 'absent' }
}

/** This one is left for another time; with the server itself in trouble all of them are. */
function skip(step: Step, reading: Reading): void {
  changeJob(step, reading.kind === 'trouble' ? { failed: true, rest: [] } : { failed: true })
}

function changeJob(step: Step, changes: Partial<NonNullable<Step['state']['derive']['job']>>): void {
  const { job } = step.state.derive
  if (job !== null) changeDerive(step, { job: { ...job, ...changes } })
}

function note(step: Step, { name }: Derived, there: DerivedThere): void {
  const { job } = step.state.derive
  if (job !== null) changeDerive(step, { there: new Map(step.state.derive.there).set(name, { ...there, others: job.others }) })
}

function forget(step: Step, { name }: Derived): void {
  const there = new Map(step.state.derive.there)
  there.delete(name)
  changeDerive(step, { there })
}
