import { recordKey, type UnsignedAct } from '#domain/journal/act.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import { idOf } from '#fhir/read-element.ts'
import { attemptsOf, isPutOff } from './failing.ts'
import { mentionedBlobs } from './mentioned-blobs.ts'
import { checkBinary } from './name-file.ts'
import type { HttpReply } from './ports.ts'
import { readReply } from './read-reply.ts'
import { failBlob, setAside } from './settle-blob.ts'
import type { Purpose } from './sync-state.ts'
import { changeBlobs, FILE_TIMEOUT_MS, open, post, type Step } from './step.ts'

type Blob = FrameOf<'blob'>

/** Sends a file of ours that the server lacks, the oldest of those that failed least: one at a time, whole, before the acts that mention it. */
export function pushBlobs(step: Step): void {
  const { busy, failing } = step.state.blobs
  const [next] = busy ? [] : blobsToGo(step).toSorted((one, other) => attemptsOf(failing, one.plainHash) - attemptsOf(failing, other.plainHash))
  if (next === undefined) return
  changeBlobs(step, { busy: true })
  step.commands.push({ kind: 'open-blob', id: open(step, { kind: 'open-blob', blob: next }), plainHash: next.plainHash })
}

export function blobsToGo(step: Step): readonly Blob[] {
  const { state, ports } = step
  const { setAside, failing } = state.blobs
  const unsent = ports.journal.unsentBlobs().filter(({ team }) => team === state.config.team)
  if (unsent.length === 0) return unsent
  // One that is just coming from the server has its frame before its receipt.
  const arriving = new Set([...state.open.values()].flatMap((purpose) => (isArrival(purpose) ? [purpose.blob.plainHash] : [])))
  const isOut = (hash: string): boolean => setAside.has(hash) || isPutOff(failing, hash, step.now)
  const behind = setAside.size + failing.size === 0 ? setAside : filesBehind(step)
  return unsent.filter(({ plainHash }) => !arriving.has(plainHash) && !isOut(plainHash) && !behind.has(plainHash))
}

/**
 * Files that nothing can go with yet, as all that mention them wait for one that failed: sent now, they would be sent again after
 * each pause, as nobody relies on what a server held before it.
 */
function filesBehind(step: Step): ReadonlySet<string> {
  const { setAside, failing } = step.state.blobs
  const unsent = new Set(step.ports.journal.unsentBlobs().map(({ plainHash }) => plainHash))
  const isWaitedFor = (hash: string): boolean => unsent.has(hash) && (setAside.has(hash) || failing.has(hash))
  const held = new Set<string>()
  const [behind, needed] = [new Set<string>(), new Set<string>()]
  for (const { text } of step.ports.journal.unsentActs()) {
    if (!text.includes('"path":"blob"')) continue
    const { about, facts } = JSON.parse(text) as UnsignedAct
    const blobs = mentionedBlobs(facts)
    if (blobs.some(isWaitedFor)) held.add(recordKey(about))
    for (const hash of blobs) (held.has(recordKey(about)) && !isWaitedFor(hash) ? behind : needed).add(hash)
  }
  return new Set([...behind].filter((hash) => !needed.has(hash)))
}

function isArrival(purpose: Purpose): purpose is Extract<Purpose, { kind: 'hand-over-blob' | 'keep-handed-over' }> {
  return purpose.kind === 'hand-over-blob' || purpose.kind === 'keep-handed-over'
}

/** A file this computer cannot open goes nowhere; the acts that mention it stay in sight as waiting. */
export function onBlobOpened(step: Step, blob: Blob, bytes: Uint8Array | null): void {
  if (bytes === null || step.ports.sha256(bytes) !== blob.plainHash) return setAside(step, blob)
  if (step.state.phase !== 'connected') return changeBlobs(step, { busy: false })
  const headers = { 'content-type': blob.type, 'x-security-context': step.state.config.team }
  post(step, { kind: 'create-binary', blob }, 'Binary', bytes, headers, FILE_TIMEOUT_MS)
}

export function onBinaryCreated(step: Step, blob: Blob, reply: HttpReply): void {
  const reading = readReply(reply, 'Binary', step.now)
  const binary = reading.kind === 'created' ? reading.id : reading.kind === 'resource' ? idOf(reading.resource) : null
  if (binary === null) return failBlob(step, blob, reading)
  checkBinary(step, { blob, binary, document: null, at: '', beside: null, ours: null, others: [], gone: [] })
}
