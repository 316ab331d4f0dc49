import { recordKey, type UnsignedAct } from '#domain/journal/act.ts'
import { actToResource } from '#fhir/act-to-resource.ts'
import { readBundle } from '#fhir/read-bundle.ts'
import { idOf, lastUpdatedOf, type Element } from '#fhir/read-element.ts'
import { resourceToAct } from '#fhir/resource-to-act.ts'
import { ACT_SYSTEM, searchToken } from '#fhir/systems.ts'
import { fail } from './fail.ts'
import { isPutOff, withFailed, withoutFailed } from './failing.ts'
import { mentionedBlobs } from './mentioned-blobs.ts'
import type { FrameToKeep, HttpReply } from './ports.ts'
import { readReply } from './read-reply.ts'
import { serverInstant } from './server-time.ts'
import type { Purpose, WaitingAct } from './sync-state.ts'
import { append, changeCompare, changePush, get, post, withMember, withoutMember, type Step } from './step.ts'

const LANES = 4
const WINDOW = 256

/** Sends what may go: of each record the oldest act only, of at most four records at a time. */
export function pushActs(step: Step): void {
  if (step.state.push.busy.size >= LANES) return
  if (sendable(step).length === 0 && step.state.push.mayHoldMore) refill(step)
  for (const act of sendable(step).slice(0, LANES - step.state.push.busy.size)) sendAct(step, act)
}

/** Acts that may go now: apart from those set aside, and from records that wait for another try. */
export function isPushing(step: Step): boolean {
  const { window, setAside, failing, mayHoldMore } = step.state.push
  return mayHoldMore || window.some((act) => !setAside.has(act.id) && !isPutOff(failing, act.record, step.now))
}

function sendable(step: Step): readonly WaitingAct[] {
  const { window, busy, failing } = step.state.push
  const seen = new Set(busy)
  return window.filter((act) => {
    const isFirst = !seen.has(act.record)
    seen.add(act.record)
    return isFirst && !isPutOff(failing, act.record, step.now)
  })
}

/**
 * Looks in the journal again for the oldest acts to send. An act waits for the files it mentions, and its record's
 * later acts with it, so that nobody receives a letter's act without the letter.
 */
function refill(step: Step): void {
  const { push, config } = step.state
  if (push.window.length >= WINDOW) return
  const known = new Map(push.window.map((act) => [act.text, act]))
  const unsentBlobs = new Set(step.ports.journal.unsentBlobs().map((blob) => blob.plainHash))
  const window: WaitingAct[] = []
  const held = new Set<string>()
  const unsent = step.ports.journal.unsentActs()
  let looked = 0
  for (const { text, sig } of unsent) {
    if (window.length >= WINDOW) break
    looked += 1
    const act = known.get(text) ?? readWaitingAct(step, text, sig, config.team)
    if (act === null || push.setAside.has(act.id)) continue
    if (act.blobs.some((hash) => unsentBlobs.has(hash))) held.add(act.record)
    if (!held.has(act.record)) window.push(act)
  }
  changePush(step, { window, mayHoldMore: looked < unsent.length })
}

function readWaitingAct(step: Step, text: string, sig: string, team: string): WaitingAct | null {
  const act = JSON.parse(text) as UnsignedAct
  const hash = step.ports.journal.actHash(act.id)
  if (act.team !== team || hash === null) return null
  return { id: act.id, record: recordKey(act.about), text, sig, hash, blobs: mentionedBlobs(act.facts) }
}

function sendAct(step: Step, act: WaitingAct): void {
  changePush(step, { busy: withMember(step.state.push.busy, act.record) })
  if (step.state.compare.busy) changeCompare(step, { disturbed: true })
  post(step, { kind: 'create-act', act }, 'QuestionnaireResponse', JSON.stringify(actToResource(act)), {
    'if-none-exist': `identifier=${searchToken(ACT_SYSTEM, act.id)}`,
  })
}

export function onCreated(step: Step, { act }: Extract<Purpose, { kind: 'create-act' }>, reply: HttpReply): void {
  const reading = readReply(reply, 'QuestionnaireResponse', step.now)
  switch (reading.kind) {
    case 'resource':
      // A 200 is somebody's earlier create, perhaps ours whose answer was lost: only what is read back counts.
      if (reading.status === 201 && step.state.push.readBack && isSame(act, reading.resource)) return keepReceipt(step, act, reading.resource)
      return readBack(step, act, idOf(reading.resource))
    case 'created':
      return readBack(step, act, reading.id)
    case 'several':
      return readBack(step, act, null)
    case 'refused':
      return keepRefusal(step, act, reading.status, reading.words)
    case 'trouble':
      return failAct(step, act, reading.reason, reading.retryAfterMs)
    default:
      return failAct(step, act, 'not-a-trust-server')
  }
}

/** Asks for what the server really holds, by its own id, or by ours where it did not say which. */
function readBack(step: Step, act: WaitingAct, id: string | null): void {
  if (step.state.phase !== 'connected') return releaseAct(step, act)
  const type = `${step.state.config.server}/QuestionnaireResponse`
  if (id !== null) return get(step, { kind: 'read-act-back', act, from: 'read' }, `${type}/${id}`)
  get(step, { kind: 'read-act-back', act, from: 'search' }, `${type}?identifier=${encodeURIComponent(searchToken(ACT_SYSTEM, act.id))}`)
}

export function onReadBack(step: Step, { act, from }: Extract<Purpose, { kind: 'read-act-back' }>, reply: HttpReply): void {
  const reading = readReply(reply, from === 'read' ? 'QuestionnaireResponse' : 'Bundle', step.now)
  if (reading.kind === 'trouble') return failAct(step, act, reading.reason, reading.retryAfterMs)
  // Some servers are searched only.
  if (reading.kind === 'absent' && from === 'read') return readBack(step, act, null)
  // The server said it holds the act and then did not show it: no receipt, and the act is sent again.
  if (reading.kind !== 'resource') return failAct(step, act, 'server-error')
  const found = from === 'read' ? notOfAnother(reading.resource, act) : ofAct(readBundle(reading.resource)?.resources ?? [], act)
  const same = found.find((resource) => isSame(act, resource))
  const other = found.find((resource) => !isSame(act, resource))
  if (same !== undefined) {
    changePush(step, { readBack: true })
    return keepReceipt(step, act, same)
  }
  return other === undefined ? failAct(step, act, 'server-error') : keepAlarm(step, act, other)
}

function ofAct(resources: readonly Element[], act: WaitingAct): readonly Element[] {
  return resources.filter((resource) => {
    const reading = resourceToAct(resource)
    return reading.kind === 'act' && reading.id === act.id
  })
}

/** A server that went back in time gives its own ids anew: another act under one says nothing of ours. */
function notOfAnother(resource: Element, act: WaitingAct): readonly Element[] {
  const reading = resourceToAct(resource)
  return reading.kind === 'act' && reading.id !== act.id ? [] : [resource]
}

/** The same bytes, signature and hash under the same id. */
function isSame(act: WaitingAct, resource: Element): boolean {
  const reading = resourceToAct(resource)
  return reading.kind === 'act' && reading.id === act.id && reading.text === act.text && reading.sig === act.sig && reading.hash === act.hash
}

function keepReceipt(step: Step, act: WaitingAct, resource: Element): void {
  const at = serverInstant(step, lastUpdatedOf(resource))
  const body = {
    kind: 'receipt', act: act.id, hash: act.hash, epoch: step.state.epoch, at, resource: `QuestionnaireResponse/${idOf(resource) ?? ''}`,
  } as const
  append(step, { kind: 'keep-answer', act, answer: 'receipt' }, [{ body, key: { kind: 'journal' } }])
}

function keepRefusal(step: Step, act: WaitingAct, status: number, words: string): void {
  append(step, { kind: 'keep-answer', act, answer: 'refusal' }, [refusalFrame(step, act, status, words)])
}

export function refusalFrame(step: Step, act: WaitingAct, status: number, words: string): FrameToKeep {
  return { body: { kind: 'refusal', act: act.id, status, words, at: serverInstant(step, null) }, key: { kind: 'journal' } }
}

/** The server holds other bytes under our act's id: both are kept and a person looks at it. */
function keepAlarm(step: Step, act: WaitingAct, other: Element): void {
  const reading = resourceToAct(other)
  const theirs = reading.kind === 'act' ? reading : { text: JSON.stringify(other), sig: '' }
  const body = { kind: 'alarm', act: act.id, text: theirs.text, sig: theirs.sig, at: serverInstant(step, null) } as const
  append(step, { kind: 'keep-answer', act, answer: 'alarm' }, [{ body, key: { kind: 'record', key: act.record } }])
}

/** The answer is on the disk: now, and not before, the act is off our hands. */
export function onAnswerKept(step: Step, { act, answer }: Extract<Purpose, { kind: 'keep-answer' }>): void {
  const { push } = step.state
  changePush(step, {
    window: push.window.filter((each) => each.id !== act.id),
    busy: withoutMember(push.busy, act.record),
    failing: withoutFailed(push.failing, act.record),
    setAside: answer === 'alarm' ? withMember(push.setAside, act.id) : push.setAside,
  })
}

export function releaseAct(step: Step, act: WaitingAct): void {
  changePush(step, { busy: withoutMember(step.state.push.busy, act.record) })
}

/**
 * A server that fails at this one entry may be well otherwise: the entry's record waits for another try, and everything
 * else goes on. That the server as a whole is ill shows when it is read. One that asks for patience is given it.
 */
function failAct(step: Step, act: WaitingAct, reason: Parameters<typeof fail>[1], retryAfterMs: number | null = null): void {
  releaseAct(step, act)
  if (reason !== 'server-error' || retryAfterMs !== null) return fail(step, reason, retryAfterMs)
  changePush(step, { failing: withFailed(step, step.state.push.failing, act.record) })
}
