import { assertNever } from '#domain/basics/assert.ts'
import { beginCompare, onCounted, onDigested, onListedToCount } from './compare.ts'
import { connected, fillAgain, mayTurnToAnother, onNewServerKept, onProbed, probe, tryAgain } from './connect.ts'
import { isForDerived } from './derived/derive-state.ts'
import { forgetSeen, isDeriveDue, leaveOut, noteAcknowledged, onDerivedReply, writeDerived } from './derived/derive.ts'
import { pauseForJournal } from './fail.ts'
import { abandonSearch, onListed, onLostChecked, onVoidKept } from './find-lost.ts'
import { listen, mayListenAgain, onHinted, onHintsEnded, onHintsOpened, readWhatWasHinted } from './hints.ts'
import { onBinaryFetched, onDocumentFound, onHandedOver, onHandOverKept, pullBlobs, putOff } from './pull-blobs.ts'
import { abandonPull, beginPull, isDeepNext, isPollDue, onCursorKept, onPage, onPageKept, passTick } from './pull.ts'
import { onBinaryChecked, onDocumentCreated, onOwnDocumentFound } from './name-file.ts'
import { blobsToGo, onBinaryCreated, onBlobOpened, pushBlobs } from './push-blobs.ts'
import { isPushing, onAnswerKept, onCreated, onReadBack, pushActs, releaseAct } from './push.ts'
import type { HttpReply, SyncPorts } from './ports.ts'
import { reportChanges } from './read-report.ts'
import type { Purpose, SyncCommand, SyncEvent, SyncState } from './sync-state.ts'
import { onBlobAnswerKept, releaseBlob } from './settle-blob.ts'
import { beginStep, change, changeBlobs, changePush, changeWanted, close, type Step } from './step.ts'
import { mayRelyOnFiles, onFilesVoid } from './void-receipts.ts'

const QUIET_MS = 5000

/**
 * One move of the sync protocol: what happened, and what is to be done now. It takes time and chance from the
 * event, reads the journal through `ports`, and does nothing itself, so every order of faults can be played.
 *
 * What it keeps to: an act counts as sent when its receipt is on the disk, not before; an act goes up by a create
 * that is harmless to repeat; the cursor moves after what it covers is on the disk; a reply that is not understood
 * is never success.
 */
export function advance(state: SyncState, event: SyncEvent, ports: SyncPorts): { readonly state: SyncState; readonly commands: readonly SyncCommand[] } {
  const step = beginStep(state, event, ports)
  if (state.phase !== 'stopped') {
    take(step, event)
    goOn(step)
    reportChanges(step)
  }
  return { state: step.state, commands: step.commands }
}

/** Nothing is on its way but what other systems may read: what could be done has been done, or waits for a time or a person. */
export function isQuiet(state: SyncState): boolean {
  return [...state.open.values()].every(isForDerived)
}

function take(step: Step, event: SyncEvent): void {
  switch (event.kind) {
    case 'started':
      return probe(step)
    case 'tick':
      return onTick(step)
    case 'acts-appended':
      return changePush(step, { mayHoldMore: true })
    case 'blobs-wanted':
      return changeWanted(step, { blobs: [...step.state.wanted.blobs, ...event.blobs] })
    case 'records-erased':
      return onErased(step, new Set(event.records))
    case 'try-now':
      return tryAgain(step)
    case 'fill-again':
      return fillAgain(step, { server: event.server, ours: event.ours, by: event.by })
    case 'leave-it':
      return change(step, { decision: null })
    case 'hints-opened':
      return onHintsOpened(step)
    case 'hinted':
      return onHinted(step)
    case 'hints-ended':
      return onHintsEnded(step)
    case 'stop':
      return change(step, { phase: 'stopped', open: new Map() })
    case 'reply':
      if (event.reply.kind === 'answered') change(step, { heardAt: step.now })
      return onReply(step, close(step, event.id), event.reply)
    case 'done':
      return onDone(step, close(step, event.id))
    case 'journal-failed':
      return onJournalFailed(step, close(step, event.id))
    case 'blob-opened': {
      const purpose = close(step, event.id)
      return purpose?.kind === 'open-blob' ? onBlobOpened(step, purpose.blob, event.bytes) : undefined
    }
    default:
      return assertNever(event, 'event of sync')
  }
}

/** The journal gives nothing of them any more; what was taken from it before is let go. */
function onErased(step: Step, records: ReadonlySet<string>): void {
  changePush(step, { window: step.state.push.window.filter(({ record }) => !records.has(record)), mayHoldMore: true })
  leaveOut(step, records)
}

function onTick(step: Step): void {
  const { paused, pull } = step.state
  change(step, { paused: false })
  mayListenAgain(step)
  if (step.state.phase === 'waiting' && step.state.trouble?.reason !== 'sign-in-refused') return probe(step)
  if (step.state.phase !== 'connected') return
  // Now and then the server is asked again who it is: it may have been replaced without a gap.
  if (isDeepNext(pull)) return probe(step)
  // A pause may have cut a run short.
  if (pull.running || !(paused || isPollDue(step.state))) return passTick(step)
  changePush(step, { mayHoldMore: true })
  beginPull(step)
}

function onReply(step: Step, purpose: Purpose | null, reply: HttpReply): void {
  switch (purpose?.kind) {
    case 'probe':
      return onProbed(step, reply)
    case 'create-act':
      return onCreated(step, purpose, reply)
    case 'read-act-back':
      return onReadBack(step, purpose, reply)
    case 'create-binary':
      return onBinaryCreated(step, purpose.blob, reply)
    case 'create-document':
      return onDocumentCreated(step, purpose, reply)
    case 'find-own-document':
      return onOwnDocumentFound(step, purpose, reply)
    case 'check-binary':
      return onBinaryChecked(step, purpose, reply)
    case 'read-page':
      return onPage(step, purpose.run, reply)
    case 'find-document':
      return onDocumentFound(step, purpose.blob, reply)
    case 'fetch-binary':
      return onBinaryFetched(step, purpose, reply)
    case 'digest':
      return onDigested(step, purpose, reply)
    case 'count':
      return onCounted(step, purpose, reply)
    case 'list-to-count':
      return onListedToCount(step, purpose.run, reply)
    case 'list-acts':
      return onListed(step, purpose.run, reply)
    case 'check-lost':
      return onLostChecked(step, purpose, reply)
    case 'create-derived':
    case 'find-derived':
    case 'update-derived':
    case 'read-derived':
      return onDerivedReply(step, purpose, reply)
    default:
      return
  }
}

function onDone(step: Step, purpose: Purpose | null): void {
  switch (purpose?.kind) {
    case 'keep-first-cursor':
      return connected(step, purpose.epoch)
    case 'keep-new-server':
      return onNewServerKept(step, purpose.epoch)
    case 'keep-void':
      forgetSeen(step)
      return onVoidKept(step, purpose.run)
    case 'keep-files-void':
      return onFilesVoid(step)
    case 'keep-answer':
      if (purpose.answer === 'receipt') noteAcknowledged(step, purpose.act.record)
      return onAnswerKept(step, purpose)
    case 'keep-blob-answer':
      return onBlobAnswerKept(step, purpose)
    case 'keep-page':
      return onPageKept(step, purpose.run)
    case 'keep-cursor':
      return onCursorKept(step, purpose.run)
    case 'hand-over-blob':
      return onHandedOver(step, purpose)
    case 'keep-handed-over':
      return onHandOverKept(step)
    default:
      return
  }
}

/** Nothing was acknowledged that is not on the disk, so everything here can simply be done again. */
function onJournalFailed(step: Step, purpose: Purpose | null): void {
  if (purpose?.kind === 'keep-answer') releaseAct(step, purpose.act)
  if (purpose?.kind === 'keep-blob-answer') releaseBlob(step)
  if (purpose?.kind === 'keep-page' || purpose?.kind === 'keep-cursor') abandonPull(step)
  if (purpose?.kind === 'hand-over-blob' || purpose?.kind === 'keep-handed-over') putOff(step, purpose.blob)
  if (purpose?.kind === 'keep-void') abandonSearch(step)
  if (purpose?.kind === 'keep-first-cursor' || purpose?.kind === 'keep-new-server') change(step, { phase: 'waiting' })
  pauseForJournal(step)
}

/**
 * There is something to send and the server has not been heard for a while: it may have been replaced meanwhile, so
 * it is asked who it is before anything goes there. A clock that stepped back counts as a while too.
 */
function hasGoneQuiet(step: Step): boolean {
  const { heardAt, compare } = step.state
  const isRecent = step.now >= heardAt && step.now - heardAt < QUIET_MS
  return isQuiet(step.state) && !isRecent && (isPushing(step) || blobsToGo(step).length > 0 || (compare.cleared && isDeriveDue(step)))
}

/** Begins whatever can be begun now. */
function goOn(step: Step): void {
  if (mayTurnToAnother(step)) return probe(step)
  if (step.state.phase !== 'connected' || step.state.paused) return
  if (hasGoneQuiet(step)) {
    changeBlobs(step, { unsure: step.state.blobs.unsure ?? 'silence' })
    return probe(step)
  }
  listen(step)
  readWhatWasHinted(step)
  if (step.state.compare.cleared && mayRelyOnFiles(step)) {
    pushBlobs(step)
    pushActs(step)
    writeDerived(step)
  }
  pullBlobs(step)
  const { state } = step
  const isReadingFirst = state.pull.running && (state.compare.readFirst !== 'nothing' || state.toDecide !== null)
  if (!state.compare.cleared) return state.compare.due && !state.compare.busy && !isReadingFirst ? beginCompare(step) : undefined
  const isSettled = isQuiet(state) && !state.pull.running && !isPushing(step) && blobsToGo(step).length === 0
  if (!isSettled) return
  if (state.compare.due) return beginCompare(step)
  if (state.attempts > 0) change(step, { attempts: 0 })
}
