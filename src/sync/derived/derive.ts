import type { ActId } from '#domain/journal/act.ts'
import { blobsToGo } from '../push-blobs.ts'
import { isPushing } from '../push.ts'
import type { HttpReply } from '../ports.ts'
import { change, changeDerive, withMember, type Step } from '../step.ts'
import { nothingDerived, type DerivePurpose, type DeriveState } from './derive-state.ts'
import { onDerivedCreated, onDerivedFound, onDerivedRead, onDerivedUpdated, sendDerived } from './write-derived.ts'

/**
 * What the trust's other systems may read (K28) is written by the computer whose own acts of a record were just acknowledged, when
 * acts and files have gone: one request at a time, beside everything else. It is no part of the record, so no failure is
 * told to anybody.
 */

/** A record that could not be written is not tried again sooner. */
const AGAIN_MS = 60_000

/** The server holds one more act of ours: its record is written anew. */
export function noteAcknowledged(step: Step, record: string): void {
  const { due, failedUntil, job } = step.state.derive
  // What is being written of it is old already.
  if (job?.record === record) changeDerive(step, { job: { ...job, rest: [] } })
  if (!due.has(record)) changeDerive(step, { due: new Map(due).set(record, Math.max(step.now, failedUntil.get(record) ?? 0)) })
}

/** Acts of others are on the disk: who wrote their records before knew less then, and their authors may know less now. */
export function noteArrived(step: Step, records: ReadonlySet<string>): void {
  const { due, wrote } = step.state.derive
  const again = [...records].filter((record) => wrote.has(record) && !due.has(record))
  if (again.length > 0) changeDerive(step, { due: new Map([...due, ...again.map((record) => [record, step.now] as const)]) })
}

/** Writes the next resource, when nothing of ours has to go before it. */
export function writeDerived(step: Step): void {
  const { due, waiting, job } = step.state.derive
  if ((due.size === 0 && waiting.size === 0 && job === null) || !mayWrite(step)) return
  noteArrivals(step)
  while (isDeriveDue(step)) writeNext(step)
}

function mayWrite(step: Step): boolean {
  const { push, blobs } = step.state
  return !isPushing(step) && push.busy.size === 0 && !blobs.busy && blobsToGo(step).length === 0
}

/** Something is to be written now: before it the server is asked who it is, as before an act. */
export function isDeriveDue(step: Step): boolean {
  const { busy, due, job } = step.state.derive
  return !busy && (job !== null || [...due.values()].some((from) => isTime(from, step.now)))
}

/** A clock that was set back would make a pause last until it is as late again. */
function isTime(from: number, now: number): boolean {
  return from <= now || from > now + AGAIN_MS
}

/** Acts that were waited for have come. */
function noteArrivals(step: Step): void {
  const { waiting, due } = step.state.derive
  const arrived = [...waiting].filter(([, acts]) => acts.every((act) => step.ports.journal.actHash(act) !== null)).map(([record]) => record)
  if (arrived.length === 0) return
  changeDerive(step, {
    waiting: new Map([...waiting].filter(([record]) => !arrived.includes(record))),
    due: new Map([...arrived.map((record) => [record, step.now] as const), ...due]),
  })
}

function writeNext(step: Step): void {
  const { job } = step.state.derive
  if (job === null) return begin(step)
  const [next, ...rest] = job.rest
  if (next === undefined) return finish(step)
  changeDerive(step, { job: { ...job, rest } })
  if (!step.state.derive.stopped.has(next.type)) sendDerived(step, next)
}

function begin(step: Step): void {
  const { due, waiting } = step.state.derive
  const record = [...due].find(([, from]) => isTime(from, step.now))?.[0]
  if (record === undefined) return
  const rest = new Map(due)
  rest.delete(record)
  const now = step.ports.derive(record)
  changeDerive(step, {
    due: rest,
    waiting: now.kind === 'incomplete' ? waitFor(step, record, now.missing) : waiting,
    wrote: now.kind === 'derived' ? withMember(step.state.derive.wrote, record) : step.state.derive.wrote,
    job: now.kind === 'derived' ? { record, held: now.held, others: now.others, rest: now.derived, lacking: [], failed: false } : null,
  })
}

function finish(step: Step): void {
  const { job, due, failedUntil } = step.state.derive
  if (job === null) return
  // They came while the record was being written.
  const hasMore = job.lacking.some((act) => !job.held.has(act) && step.ports.journal.actHash(act) !== null)
  changeDerive(step, { job: null, waiting: waitFor(step, job.record, job.lacking), due: hasMore && !due.has(job.record) ? new Map(due).set(job.record, step.now) : due })
  if (!job.failed) return
  const again = step.now + AGAIN_MS
  const { due: left } = step.state.derive
  changeDerive(step, { failedUntil: new Map(failedUntil).set(job.record, again), due: left.has(job.record) ? new Map(left).set(job.record, again) : left })
}

/** What is here and counts for nothing, a refused entry for example, is not waited for: it would not come again. */
function waitFor(step: Step, record: string, acts: readonly ActId[]): DeriveState['waiting'] {
  const toCome = acts.filter((act) => step.ports.journal.actHash(act) === null)
  return toCome.length === 0 ? step.state.derive.waiting : new Map(step.state.derive.waiting).set(record, toCome)
}

export function onDerivedReply(step: Step, purpose: DerivePurpose, reply: HttpReply): void {
  changeDerive(step, { busy: false })
  switch (purpose.kind) {
    case 'create-derived':
      return onDerivedCreated(step, purpose, reply)
    case 'find-derived':
      return onDerivedFound(step, purpose, reply)
    case 'update-derived':
      return onDerivedUpdated(step, purpose, reply)
    case 'read-derived':
      return onDerivedRead(step, purpose, reply)
  }
}

/** Nothing of these records is written any more. */
export function leaveOut(step: Step, records: ReadonlySet<string>): void {
  const { due, waiting, wrote, job } = step.state.derive
  changeDerive(step, {
    due: new Map([...due].filter(([record]) => !records.has(record))),
    waiting: new Map([...waiting].filter(([record]) => !records.has(record))),
    wrote: new Set([...wrote].filter((record) => !records.has(record))),
    job: job !== null && records.has(job.record) ? { ...job, rest: [], lacking: [], failed: false } : job,
  })
}

/** The server may have gone back in time: what was seen there says nothing any more. */
export function forgetSeen(step: Step): void {
  changeDerive(step, { there: new Map() })
}

/** Nothing that was learnt of another server holds for this one. */
export function beginDerivedAnew(step: Step): void {
  change(step, { derive: nothingDerived })
}
