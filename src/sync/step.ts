import type { FrameToKeep, HttpRequest, SyncPorts } from './ports.ts'
import type { Purpose, SyncCommand, SyncEvent, SyncState } from './sync-state.ts'

/** One move of the machine while it is being made: the state so far and what the runner is to do. */
export interface Step {
  state: SyncState
  readonly commands: SyncCommand[]
  readonly ports: SyncPorts
  readonly now: number
  readonly chance: number
}

export function beginStep(state: SyncState, event: SyncEvent, ports: SyncPorts): Step {
  return { state, commands: [], ports, now: event.now, chance: event.chance }
}

export function change(step: Step, changes: Partial<SyncState>): void {
  step.state = { ...step.state, ...changes }
}

export function changePush(step: Step, changes: Partial<SyncState['push']>): void {
  change(step, { push: { ...step.state.push, ...changes } })
}

export function changeBlobs(step: Step, changes: Partial<SyncState['blobs']>): void {
  change(step, { blobs: { ...step.state.blobs, ...changes } })
}

export function changePull(step: Step, changes: Partial<SyncState['pull']>): void {
  change(step, { pull: { ...step.state.pull, ...changes } })
}

export function changeWanted(step: Step, changes: Partial<SyncState['wanted']>): void {
  change(step, { wanted: { ...step.state.wanted, ...changes } })
}

export function changeCompare(step: Step, changes: Partial<SyncState['compare']>): void {
  change(step, { compare: { ...step.state.compare, ...changes } })
}

export function changeDerive(step: Step, changes: Partial<SyncState['derive']>): void {
  change(step, { derive: { ...step.state.derive, ...changes } })
}

/** Notes what the next command is for and gives its id. */
export function open(step: Step, purpose: Purpose): number {
  const id = step.state.nextId
  change(step, { nextId: id + 1, open: new Map(step.state.open).set(id, purpose) })
  return id
}

/** The purpose of a request or command that has been answered; null when it is not ours or already closed. */
export function close(step: Step, id: number): Purpose | null {
  const purpose = step.state.open.get(id) ?? null
  const open = new Map(step.state.open)
  open.delete(id)
  change(step, { open })
  return purpose
}

export function append(step: Step, purpose: Purpose, frames: readonly FrameToKeep[]): void {
  step.commands.push({ kind: 'append', id: open(step, purpose), frames })
}

const USUAL_TIMEOUT_MS = 30_000
export const FILE_TIMEOUT_MS = 300_000

/** GETs something of the server's as JSON. `url` is absolute. No cache on the way may answer for the server. */
export function get(step: Step, purpose: Purpose, url: string, over: Partial<HttpRequest> = {}): void {
  const headers = { accept: 'application/fhir+json', 'cache-control': 'no-cache' }
  send(step, purpose, { method: 'GET', url, headers, body: null, ...over })
}

/** POSTs to a type of the server's. */
export function post(
  step: Step,
  purpose: Purpose,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>>,
  timeoutMs = USUAL_TIMEOUT_MS,
): void {
  send(step, purpose, {
    method: 'POST',
    url: `${step.state.config.server}/${type}`,
    headers: { accept: 'application/fhir+json', 'content-type': 'application/fhir+json', prefer: 'return=representation', ...headers },
    body,
    timeoutMs,
  })
}

/** Replaces `Type/id` of the server's if it still is of this version. */
export function put(step: Step, purpose: Purpose, path: string, body: string, version: string): void {
  const headers = { accept: 'application/fhir+json', 'content-type': 'application/fhir+json', prefer: 'return=representation', 'if-match': `W/"${version}"` }
  send(step, purpose, { method: 'PUT', url: `${step.state.config.server}/${path}`, headers, body })
}

function send(step: Step, purpose: Purpose, request: Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'> & Partial<HttpRequest>): void {
  const full: HttpRequest = { expects: 'text', signedIn: true, timeoutMs: USUAL_TIMEOUT_MS, ...request }
  step.commands.push({ kind: 'send', id: open(step, purpose), request: full })
}

export function iso(ms: number): string {
  return new Date(ms).toISOString()
}

export function withMember<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  return new Set(set).add(member)
}

export function withoutMember<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const rest = new Set(set)
  rest.delete(member)
  return rest
}
