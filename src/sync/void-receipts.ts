import { recordKey, type ActId, type UnsignedAct } from '#domain/journal/act.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import { mentionedBlobs } from './mentioned-blobs.ts'
import type { FrameToKeep } from './ports.ts'
import { serverInstant } from './server-time.ts'
import { append, changeBlobs, changePush, type Step } from './step.ts'

/** So many names a frame, so that none is long. */
const NAMES = 500

/**
 * Frames after which these acts of ours are unsent again, and with them the files that they and those still unsent
 * mention: an act never goes to a server before its file. `epoch` is that of the server that lacks them.
 * @param unsent those of the unsent acts whose files are not relied on either
 */
export function voidFrames(step: Step, acts: readonly ActId[], epoch: string, unsent = step.ports.journal.unsentActs()): readonly FrameToKeep[] {
  const { journal } = step.ports
  const mentioned = withFiles([...journal.ownActs(acts), ...unsent]).flatMap(({ facts }) => mentionedBlobs(facts))
  const blobs = [...new Set(mentioned)].filter((hash) => journal.hasBlobReceipt(hash))
  const frame = (names: Pick<FrameOf<'receipts-void'>, 'acts' | 'blobs'>): FrameToKeep => ({
    body: { kind: 'receipts-void', ...names, epoch, at: serverInstant(step, null) },
    key: { kind: 'journal' },
  })
  // The files first: wherever the disk stops, no act is unsent while its file counts as there.
  return [...parts(blobs).map((some) => frame({ acts: [], blobs: some })), ...parts(acts).map((some) => frame({ acts: some, blobs: [] }))]
}

function withFiles(acts: readonly FrameOf<'act'>[]): readonly UnsignedAct[] {
  return acts.filter(({ text }) => text.includes('"path":"blob"')).map(({ text }) => JSON.parse(text) as UnsignedAct)
}

/**
 * A server that was not heard for a while may have been put back from a backup, and hold a file no more that it said it holds. Those
 * whose acts it has not are sent again before the acts; the others are looked for with their acts. False until that is settled.
 */
export function mayRelyOnFiles(step: Step): boolean {
  const { blobs, open, epoch } = step.state
  if (blobs.unsure === null) return true
  if ([...open.values()].some(({ kind }) => kind === 'keep-files-void')) return false
  const frames = voidFrames(step, [], epoch, actsToGo(step, blobs.unsure))
  if (frames.length === 0) changeBlobs(step, { unsure: null })
  else append(step, { kind: 'keep-files-void' }, frames)
  return frames.length === 0
}

/** After each silence the file of an entry that the server fails at would be sent again, without end: only after it was out of reach is it. */
function actsToGo({ ports, state }: Step, since: 'silence' | 'out-of-reach'): readonly FrameOf<'act'>[] {
  const { setAside, failing } = state.push
  const unsent = ports.journal.unsentActs()
  if (setAside.size + failing.size === 0) return unsent
  return unsent.filter(({ text }) => {
    const { id, about } = JSON.parse(text) as UnsignedAct
    return !setAside.has(id) && (since === 'out-of-reach' || !failing.has(recordKey(about)))
  })
}

export function onFilesVoid(step: Step): void {
  changePush(step, { window: [], mayHoldMore: true })
}

/** Who decided it, before anything of the decision is done. */
export function auditFrame(step: Step, by: string): FrameToKeep {
  return { body: { kind: 'audit', what: 'fill-server-again', about: null, at: serverInstant(step, null), by }, key: { kind: 'journal' } }
}

function parts<T>(names: readonly T[]): readonly T[][] {
  return Array.from({ length: Math.ceil(names.length / NAMES) }, (_, at) => names.slice(at * NAMES, (at + 1) * NAMES))
}
