import { blobsToGo } from './push-blobs.ts'
import { isPushing } from './push.ts'
import type { SyncReport } from './ports.ts'
import type { SyncState } from './sync-state.ts'
import { iso, type Step } from './step.ts'

/** Gives the report to the runner when it is not the one it has. */
export function reportChanges(step: Step): void {
  const report = readReport(step)
  const text = JSON.stringify(report)
  if (text === step.state.reported) return
  step.state = { ...step.state, reported: text }
  step.commands.push({ kind: 'report', report })
}

function readReport(step: Step): SyncReport {
  const { state } = step
  return {
    connection: connectionOf(state),
    sending: state.phase === 'connected' && state.compare.cleared && (isPushing(step) || blobsToGo(step).length > 0),
    compared: state.compare.last,
    toDecide: state.toDecide,
    clockOffsetMs: state.clockOffsetMs,
  }
}

function connectionOf({ phase, connectedSince, trouble }: SyncState): SyncReport['connection'] {
  const isAskedAgain = phase === 'trying' && connectedSince > 0 && trouble === null
  if (phase === 'connected' || isAskedAgain) return { kind: 'connected', since: iso(connectedSince) }
  if (trouble === null) return { kind: 'not-tried' }
  return { kind: 'unreachable', since: iso(trouble.since), reason: trouble.reason, nextTryAt: iso(trouble.nextTryAt) }
}
