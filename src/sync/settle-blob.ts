import { recordKey, type UnsignedAct } from '#domain/journal/act.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import { fail } from './fail.ts'
import { withFailed, withoutFailed } from './failing.ts'
import { mentionedBlobs } from './mentioned-blobs.ts'
import type { Trouble } from './ports.ts'
import { refusalFrame } from './push.ts'
import type { Reading } from './read-reply.ts'
import type { Purpose, WaitingAct } from './sync-state.ts'
import { append, changeBlobs, changePush, withMember, type Step } from './step.ts'

type Blob = FrameOf<'blob'>

export function keepBlobReceipt(step: Step, blob: Blob, document: string, at: string): void {
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
export function failBlob(step: Step, blob: Blob, reading: Reading): void {
  if (reading.kind === 'refused') return refuseActsOf(step, blob, reading.status, reading.words)
  const isIll = reading.kind === 'trouble' && (reading.reason !== 'server-error' || reading.retryAfterMs !== null)
  if (!isIll) return putOffBlob(step, blob)
  changeBlobs(step, { busy: false })
  if (!ofTheWay.has(reading.reason)) changeBlobs(step, { failing: withFailed(step, step.state.blobs.failing, blob.plainHash, false) })
  fail(step, reading.reason, reading.retryAfterMs)
}

export function putOffBlob(step: Step, blob: Blob): void {
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

export function setAside(step: Step, blob: Blob): void {
  changeBlobs(step, { busy: false, setAside: withMember(step.state.blobs.setAside, blob.plainHash) })
  changePush(step, { mayHoldMore: true })
}
