import type { FrameOf } from '#domain/journal/frame-body.ts'
import { fileToResource, resourceToFile } from '#fhir/file-to-resource.ts'
import { readBundle } from '#fhir/read-bundle.ts'
import { idOf, lastUpdatedOf, type Element } from '#fhir/read-element.ts'
import { BESIDE_SYSTEM, SHA256_SYSTEM, searchToken } from '#fhir/systems.ts'
import { attemptsOf } from './failing.ts'
import type { HttpReply } from './ports.ts'
import { readReply } from './read-reply.ts'
import { serverInstant } from './server-time.ts'
import { failBlob, keepBlobReceipt, putOffBlob, releaseBlob } from './settle-blob.ts'
import type { NamedDocument, Purpose } from './sync-state.ts'
import { changeBlobs, FILE_TIMEOUT_MS, get, post, type Step } from './step.ts'

type Blob = FrameOf<'blob'>
type Checking = Extract<Purpose, { kind: 'check-binary' }>

/** A server that has so many names for one file and the bytes of none is asked for no more of them at once. */
const MOST_GONE = 20
/** A search may be behind what was just made; one that still shows nothing else after so many tries is not. */
const TRIES_OF_A_SEARCH = 5

/** After the server was seen to hold the bytes under this id: what is named once is found by everybody, for ever. */
function nameBinary(step: Step, blob: Blob, binary: string, gone: readonly string[]): void {
  if (step.state.phase !== 'connected') return releaseBlob(step)
  const { plainHash, team, about, type, size } = blob
  const beside = gone.at(-1) ?? null
  const document = JSON.stringify(fileToResource({ plainHash, team, about, type, size, binary }, beside))
  const unless = beside === null ? searchToken(SHA256_SYSTEM, plainHash) : searchToken(BESIDE_SYSTEM, beside)
  post(step, { kind: 'create-document', blob, binary, gone }, 'DocumentReference', document, { 'if-none-exist': `identifier=${unless}` })
}

/**
 * What names the file already is of no use, as its bytes are gone or another team's: ours are named beside it, once, also by two
 * computers that do so at the same moment.
 */
function nameBeside(step: Step, blob: Blob, ours: string, gone: readonly string[]): void {
  if (gone.length > MOST_GONE) return putOffBlob(step, blob)
  nameBinary(step, blob, ours, gone)
}

/** What a name beside this Binary stands beside: it, or, where that was asked for and led back here, it for the second time. */
function besideOf({ team }: Blob, binary: string, gone: readonly string[]): string {
  const name = `${team}/${binary}`
  const times = gone.filter((each) => each === name || each.startsWith(`${name}/`)).length
  return times === 0 ? name : `${name}/${times + 1}`
}

export function onDocumentCreated(step: Step, { blob, binary, gone }: Extract<Purpose, { kind: 'create-document' }>, reply: HttpReply): void {
  const reading = readReply(reply, 'DocumentReference', step.now)
  if (reading.kind === 'several' || reading.kind === 'created') return findOwnDocument(step, blob, binary, gone)
  if (reading.kind !== 'resource') return failBlob(step, blob, reading)
  const named = documentOf(step, blob, reading.resource)
  if (named === null) return putOffBlob(step, blob)
  if (named.binary === binary && named.team === blob.team) return keepBlobReceipt(step, blob, named.document, named.at)
  const beside = besideOf(blob, named.binary, gone)
  if (named.binary === binary) return putOffBlob(step, blob)
  if (named.team !== blob.team) return nameBeside(step, blob, binary, [...gone, beside])
  // Somebody's earlier one names another Binary, perhaps of ours whose answer was lost.
  checkBinary(step, { blob, ...named, beside, ours: binary, others: [], gone })
}

/** The server does not show what it made, or let it be made more than once: any of them will do, if its bytes are there. */
function findOwnDocument(step: Step, blob: Blob, ours: string, gone: readonly string[]): void {
  if (step.state.phase !== 'connected') return releaseBlob(step)
  const token = encodeURIComponent(searchToken(SHA256_SYSTEM, blob.plainHash))
  get(step, { kind: 'find-own-document', blob, ours, gone }, `${step.state.config.server}/DocumentReference?identifier=${token}`)
}

export function onOwnDocumentFound(step: Step, { blob, ours, gone }: Extract<Purpose, { kind: 'find-own-document' }>, reply: HttpReply): void {
  const reading = readReply(reply, 'Bundle', step.now)
  if (reading.kind !== 'resource') return failBlob(step, blob, reading)
  const found = (readBundle(reading.resource)?.resources ?? []).flatMap((resource) => documentOf(step, blob, resource) ?? [])
  const [named, ...others] = found.filter(({ team }) => team === blob.team)
  const theirs = found.at(-1)
  if (named !== undefined) return checkBinary(step, { blob, ...named, beside: besideFound(step, blob, named, gone), ours, others, gone })
  if (theirs === undefined) return putOffBlob(step, blob)
  nameBeside(step, blob, ours, [...gone, besideOf(blob, theirs.binary, gone)])
}

function documentOf(step: Step, blob: Blob, resource: Element): (NamedDocument & { readonly team: string }) | null {
  const file = resourceToFile(resource)
  const document = idOf(resource)
  if (file === null || document === null || file.plainHash !== blob.plainHash) return null
  return { document, binary: file.binary, at: serverInstant(step, lastUpdatedOf(resource)), team: file.team }
}

export function checkBinary(step: Step, { blob, binary, document, at, beside, ours, others, gone }: Omit<Checking, 'kind'>): void {
  if (step.state.phase !== 'connected') return releaseBlob(step)
  get(step, { kind: 'check-binary', blob, binary, document, at, beside, ours, others, gone }, `${step.state.config.server}/Binary/${binary}`, {
    headers: { accept: '*/*', 'cache-control': 'no-cache' },
    expects: 'bytes',
    timeoutMs: FILE_TIMEOUT_MS,
  })
}

export function onBinaryChecked(step: Step, check: Checking, reply: HttpReply): void {
  const { blob, binary, document, at } = check
  const reading = readReply(reply, 'Binary', step.now)
  const came = reading.kind === 'bytes' ? step.ports.sha256(reading.bytes) : null
  if (came === blob.plainHash) return document === null ? nameBinary(step, blob, binary, []) : keepBlobReceipt(step, blob, document, at)
  // Other bytes may have been cut on their way: the very same ones once more are believed.
  const isGone = reading.kind === 'absent' || (came !== null && step.state.blobs.doubted.get(binary) === came)
  if (check.ours !== null && isGone) return lookFurther(step, check, check.ours)
  if (came === null) return failBlob(step, blob, reading)
  if (check.ours !== null) changeBlobs(step, { doubted: new Map(step.state.blobs.doubted).set(binary, came) })
  putOffBlob(step, blob)
}

/**
 * What is named is not there: a backup brought back without its files, or with those of another day. Where our own bytes went the same
 * way, nothing can be named beside them: they are sent anew.
 */
function lookFurther(step: Step, { blob, binary, beside, others, gone }: Checking, ours: string): void {
  if (binary === ours) return putOffBlob(step, blob)
  const [next, ...rest] = others
  if (next !== undefined) return checkBinary(step, { blob, ...next, beside: besideFound(step, blob, next, gone), ours, others: rest, gone })
  // Asked twice, and the search shows nothing newer: it is behind, or there is no way on from here.
  if (gone.filter((each) => each === beside).length > 1) return putOffBlob(step, blob)
  nameBeside(step, blob, ours, beside === null ? gone : [...gone, beside])
}

/** What a search shows may be behind what was made since: it is no circle before it was looked at for a while. */
function besideFound(step: Step, blob: Blob, { binary }: NamedDocument, gone: readonly string[]): string {
  return besideOf(blob, binary, attemptsOf(step.state.blobs.failing, blob.plainHash) < TRIES_OF_A_SEARCH ? [] : gone)
}
