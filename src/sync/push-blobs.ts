import { recordKey, type UnsignedAct } from '#domain/journal/act.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import { fileToResource, resourceToFile } from '#fhir/file-to-resource.ts'
import { readBundle } from '#fhir/read-bundle.ts'
import { idOf, lastUpdatedOf, type Element } from '#fhir/read-element.ts'
import { BESIDE_SYSTEM, SHA256_SYSTEM, searchToken } from '#fhir/systems.ts'
import { fail } from './fail.ts'
import { attemptsOf, isPutOff, withFailed, withoutFailed } from './failing.ts'
import { mentionedBlobs } from './mentioned-blobs.ts'
import type { HttpReply, Trouble } from './ports.ts'
import { refusalFrame } from './push.ts'
import { readReply, type Reading } from './read-reply.ts'
import { serverInstant } from './server-time.ts'
import type { NamedDocument, Purpose, WaitingAct } from './sync-state.ts'
import { append, changeBlobs, changePush, FILE_TIMEOUT_MS, get, open, post, withMember, type Step } from './step.ts'

type Blob = FrameOf<'blob'>
type Checking = Extract<Purpose, { kind: 'check-binary' }>

/** A server that has so many names for one file and the bytes of none is asked for no more of them at once. */
const MOST_GONE = 20
/** A search may be behind what was just made; one that still shows nothing else after so many tries is not. */
const TRIES_OF_A_SEARCH = 5

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

function checkBinary(step: Step, { blob, binary, document, at, beside, ours, others, gone }: Omit<Checking, 'kind'>): void {
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

function keepBlobReceipt(step: Step, blob: Blob, document: string, at: string): void {
  const resource = `DocumentReference/${document}`
  const body = { kind: 'blob-receipt', plainHash: blob.plainHash, epoch: step.state.epoch, at, resource } as const
  append(step, { kind: 'keep-blob-answer', blob, answer: 'receipt' }, [{ body, key: { kind: 'journal' } }])
}

export function onBlobAnswerKept(step: Step, { blob, answer }: Extract<Purpose, { kind: 'keep-blob-answer' }>): void {
  if (answer === 'refusal') return setAside(step, blob)
  changeBlobs(step, { busy: false, failing: withoutFailed(step.state.blobs.failing, blob.plainHash) })
  changePush(step, { mayHoldMore: true })
}

export function releaseBlob(step: Step): void {
  changeBlobs(step, { busy: false })
}

/** What says nothing of the file itself. */
const ofTheWay: ReadonlySet<string> = new Set<Trouble>(['no-network', 'not-trusted', 'sign-in-refused', 'sign-in-not-reached', 'sign-in-gives-no-role'])

/**
 * A server that fails at this one file may be well otherwise: the file waits for another try, and with it the entries that mention it.
 * One that asks for patience is given it, and what is no answer of a trust server is not one for a file either; then other files go first.
 */
function failBlob(step: Step, blob: Blob, reading: Reading): void {
  if (reading.kind === 'refused') return refuseActsOf(step, blob, reading.status, reading.words)
  const isIll = reading.kind === 'trouble' && (reading.reason !== 'server-error' || reading.retryAfterMs !== null)
  if (!isIll) return putOffBlob(step, blob)
  changeBlobs(step, { busy: false })
  if (!ofTheWay.has(reading.reason)) changeBlobs(step, { failing: withFailed(step, step.state.blobs.failing, blob.plainHash, false) })
  fail(step, reading.reason, reading.retryAfterMs)
}

function putOffBlob(step: Step, blob: Blob): void {
  changeBlobs(step, { busy: false, failing: withFailed(step, step.state.blobs.failing, blob.plainHash) })
}

/** A file the server will not take holds its acts back for good, so they are refused with the server's words. */
function refuseActsOf(step: Step, blob: Blob, status: number, words: string): void {
  const acts = step.ports.journal.unsentActs().flatMap(({ text, sig }) => actThatMentions(text, sig, blob.plainHash))
  const frames = acts.map((act) => refusalFrame(step, act, status, words))
  if (frames.length === 0) return setAside(step, blob)
  append(step, { kind: 'keep-blob-answer', blob, answer: 'refusal' }, frames)
}

function actThatMentions(text: string, sig: string, plainHash: string): readonly WaitingAct[] {
  if (!text.includes(plainHash)) return []
  const act = JSON.parse(text) as UnsignedAct
  const blobs = mentionedBlobs(act.facts)
  return blobs.includes(plainHash) ? [{ id: act.id, record: recordKey(act.about), text, sig, hash: '', blobs }] : []
}

function setAside(step: Step, blob: Blob): void {
  changeBlobs(step, { busy: false, setAside: withMember(step.state.blobs.setAside, blob.plainHash) })
  changePush(step, { mayHoldMore: true })
}
