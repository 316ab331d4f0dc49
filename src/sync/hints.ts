import { beginPull } from './pull.ts'
import { change, type Step } from './step.ts'
import type { SyncState } from './sync-state.ts'

/**
 * A server may say when something was added. That is a hint and nothing more: what it was is read as ever, the polls go
 * on, further apart, and a hint that is lost, late or false changes when something is read and never what.
 */
export function listen(step: Step): void {
  const { phase, hints, config } = step.state
  if (phase !== 'connected' || !hints.offered || hints.stream !== 'none') return
  changeHints(step, { stream: 'opening' })
  step.commands.push({ kind: 'listen', url: `${config.server}/$hints` })
}

/** Something may have been added before the stream was open. */
export function onHintsOpened(step: Step): void {
  changeHints(step, { stream: 'open' })
  onHinted(step)
}

export function onHinted(step: Step): void {
  if (step.state.phase !== 'connected') return
  if (step.state.pull.running || step.state.paused) changeHints(step, { added: true })
  else beginPull(step, true)
}

/** It is opened again at the next tick, so that a server that ends every stream is not asked without pause. */
export function onHintsEnded(step: Step): void {
  const wasOpen = step.state.hints.stream === 'open'
  changeHints(step, { stream: 'ended' })
  if (wasOpen && step.state.phase === 'connected') onHinted(step)
}

/** A stream that ended may be opened again. */
export function mayListenAgain(step: Step): void {
  if (step.state.hints.stream === 'ended') changeHints(step, { stream: 'none' })
}

/** What was added while a run was reading, or could not be kept, is read by the next. */
export function readWhatWasHinted(step: Step): void {
  if (!step.state.hints.added || step.state.pull.running) return
  changeHints(step, { added: false })
  beginPull(step, true)
}

export function changeHints(step: Step, changes: Partial<SyncState['hints']>): void {
  change(step, { hints: { ...step.state.hints, ...changes } })
}
