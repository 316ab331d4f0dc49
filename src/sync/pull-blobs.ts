import { resourceToFile } from '#fhir/file-to-resource.ts'
import { readBundle } from '#fhir/read-bundle.ts'
import { idOf, lastUpdatedOf, type Element } from '#fhir/read-element.ts'
import { SHA256_SYSTEM, searchToken } from '#fhir/systems.ts'
import { fail } from './fail.ts'
import type { HttpReply } from './ports.ts'
import { readReply, type Reading } from './read-reply.ts'
import { serverInstant } from './server-time.ts'
import type { FoundFile, Purpose, WantedBlob } from './sync-state.ts'
import { append, changeWanted, FILE_TIMEOUT_MS, get, open, type Step } from './step.ts'

/** Fetches the next file that acts from elsewhere mention and this computer lacks: one at a time. */
export function pullBlobs(step: Step): void {
  if (step.state.wanted.busy) return
  const { journal } = step.ports
  const lacking = step.state.wanted.blobs.filter((blob) => !journal.hasBlob(blob.plainHash) && !journal.isErased(blob.record))
  const [next, ...rest] = lacking
  if (lacking.length !== step.state.wanted.blobs.length || next !== undefined) changeWanted(step, { blobs: rest, busy: next !== undefined })
  if (next === undefined) return
  const token = encodeURIComponent(searchToken(SHA256_SYSTEM, next.plainHash))
  get(step, { kind: 'find-document', blob: next }, `${step.state.config.server}/DocumentReference?identifier=${token}`)
}

export function onDocumentFound(step: Step, blob: WantedBlob, reply: HttpReply): void {
  const reading = readReply(reply, 'Bundle', step.now)
  if (reading.kind !== 'resource') return failWanted(step, blob, reading)
  const [found, ...others] = (readBundle(reading.resource)?.resources ?? []).flatMap((resource) => documentOf(step, blob, resource))
  if (found === undefined) return putOff(step, blob)
  fetchBinary(step, blob, found, others)
}

function fetchBinary(step: Step, blob: WantedBlob, found: FoundFile, others: readonly FoundFile[]): void {
  if (step.state.phase !== 'connected') return putOff(step, blob)
  get(step, { kind: 'fetch-binary', blob, found, others }, `${step.state.config.server}/Binary/${found.file.binary}`, {
    headers: { accept: '*/*', 'cache-control': 'no-cache' },
    expects: 'bytes',
    timeoutMs: FILE_TIMEOUT_MS,
  })
}

function documentOf(step: Step, blob: WantedBlob, resource: Element): readonly FoundFile[] {
  const file = resourceToFile(resource)
  const id = idOf(resource)
  if (file === null || id === null || file.plainHash !== blob.plainHash || file.team !== step.state.config.team) return []
  const at = serverInstant(step, lastUpdatedOf(resource))
  return [{ file: { ...file, about: blob.record }, document: `DocumentReference/${id}`, at }]
}

/** Bytes that are not what the act says never reach the disk; what else names the file may lead to those that are. */
export function onBinaryFetched(step: Step, purpose: Extract<Purpose, { kind: 'fetch-binary' }>, reply: HttpReply): void {
  const { blob, found, others } = purpose
  const reading = readReply(reply, 'Binary', step.now)
  const isThere = reading.kind === 'bytes' && step.ports.sha256(reading.bytes) === blob.plainHash
  const [next, ...rest] = others
  if (!isThere && next !== undefined && (reading.kind === 'bytes' || reading.kind === 'absent')) return fetchBinary(step, blob, next, rest)
  if (reading.kind !== 'bytes') return failWanted(step, blob, reading)
  if (!isThere || step.ports.journal.isErased(blob.record)) return putOff(step, blob)
  const { file, document, at } = found
  const id = open(step, { kind: 'hand-over-blob', blob, document, at })
  step.commands.push({ kind: 'receive-blob', id, file: { ...file, size: reading.bytes.length }, bytes: reading.bytes })
}

/** The server holds what came from it, so it is not sent there again. */
export function onHandedOver(step: Step, { blob, document, at }: Extract<Purpose, { kind: 'hand-over-blob' }>): void {
  const body = { kind: 'blob-receipt', plainHash: blob.plainHash, epoch: step.state.epoch, at, resource: document } as const
  append(step, { kind: 'keep-handed-over', blob }, [{ body, key: { kind: 'journal' } }])
}

export function onHandOverKept(step: Step): void {
  changeWanted(step, { busy: false })
}

/** Not there, or not right: asked for again when the next look goes further back. */
export function putOff(step: Step, blob: WantedBlob): void {
  changeWanted(step, { busy: false, later: [...step.state.wanted.later, blob] })
}

function failWanted(step: Step, blob: WantedBlob, reading: Reading): void {
  putOff(step, blob)
  if (reading.kind === 'trouble') fail(step, reading.reason, reading.retryAfterMs)
}
