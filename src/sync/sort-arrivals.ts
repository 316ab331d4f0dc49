import type { resourceToAct } from '#fhir/resource-to-act.ts'
import type { CheckedAct, FrameToKeep } from './ports.ts'
import { serverInstant } from './server-time.ts'
import type { WantedBlob } from './sync-state.ts'
import { changePull, withMember, type Step } from './step.ts'

/** An act as a server's resource gives it, before anything of it is checked. */
export type Arrival = Extract<ReturnType<typeof resourceToAct>, { kind: 'act' }> & { readonly lastUpdated: number | null; readonly resource: string }

/** What a page comes to: acts to receive, frames to append, files to ask for. */
export interface Sorted {
  readonly receive: readonly { readonly text: string; readonly sig: string }[]
  readonly frames: readonly FrameToKeep[]
  readonly wanted: readonly WantedBlob[]
  /** Records (`kind/id`) of what is received. */
  readonly records: readonly string[]
}

/** Sorts what came: new, known already, ours and now known to be there, or not what it says it is. */
export function sortArrivals(step: Step, arrivals: readonly Arrival[]): Sorted {
  const receive: { text: string; sig: string }[] = []
  const frames: FrameToKeep[] = []
  const wanted: WantedBlob[] = []
  const records: string[] = []
  const unreceipted = unreceiptedOfOurs(step)
  const seen = new Map<string, string>()
  for (const arrival of arrivals) {
    if (step.ports.journal.isErased(arrival.saidBy.record ?? '')) continue
    const known = step.ports.journal.actHash(arrival.id) ?? seen.get(arrival.id) ?? null
    if (known !== null && known === arrival.hash && known === step.ports.sha256(arrival.text)) {
      if (unreceipted.get(arrival.text) === arrival.sig) frames.push(receiptFor(step, arrival))
      unreceipted.delete(arrival.text)
      continue
    }
    const checked = step.ports.checkAct(arrival.text, arrival.sig)
    if (checked.kind === 'good' && step.ports.journal.isErased(checked.record)) continue
    const isTrue = checked.kind === 'good' && isAsSaid(arrival, checked) && checked.team === step.state.config.team
    if (!isTrue || known !== null) {
      frames.push(...alarmOnce(step, arrival, checked.kind === 'good' ? checked.record : null))
      continue
    }
    seen.set(arrival.id, checked.hash)
    receive.push({ text: arrival.text, sig: arrival.sig })
    records.push(checked.record)
    const lacking = checked.blobs.filter((hash) => !step.ports.journal.hasBlob(hash))
    wanted.push(...lacking.map((plainHash) => ({ plainHash, record: checked.record })))
  }
  return { receive, frames, wanted, records }
}

/** Is the act the one the resource says it is: its id and hash, who did it, what, and to which record? */
function isAsSaid({ id, hash, saidBy }: Arrival, act: Extract<CheckedAct, { kind: 'good' }>): boolean {
  return act.id === id && act.hash === hash && act.user === saidBy.user && act.verb === saidBy.verb && act.record === saidBy.record
}

/**
 * Text to signature of our acts the server was not seen to hold, apart from those whose own answer is on its way. Refused
 * ones are among them: the server may have taken the first sending, whose answer was lost, and refused the second.
 */
function unreceiptedOfOurs(step: Step): Map<string, string> {
  const onTheirWay = new Set([...step.state.open.values()].flatMap((purpose) => ('act' in purpose ? [purpose.act.text] : [])))
  const waiting = step.ports.journal.unreceiptedActs().filter((act) => !onTheirWay.has(act.text))
  return new Map(waiting.map((act) => [act.text, act.sig]))
}

/** An act of ours that comes back whole is there, whatever became of the answer to its sending. */
function receiptFor(step: Step, arrival: Arrival): FrameToKeep {
  const { id: act, hash, resource } = arrival
  const at = serverInstant(step, arrival.lastUpdated)
  return { body: { kind: 'receipt', act, hash, epoch: step.state.epoch, at, resource }, key: { kind: 'journal' } }
}

/**
 * An act whose hash or signature is wrong, or that says something else than we hold under its id, is kept beside
 * the record and never folded. The same one comes with every look back, so it is kept once a run.
 */
function alarmOnce(step: Step, { id, text, sig }: Arrival, record: string | null): readonly FrameToKeep[] {
  const name = `${id} ${sig} ${step.ports.sha256(text)}`
  if (step.state.pull.alarmed.has(name) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return []
  changePull(step, { alarmed: withMember(step.state.pull.alarmed, name) })
  const key = record === null ? ({ kind: 'journal' } as const) : ({ kind: 'record', key: record } as const)
  return [{ body: { kind: 'alarm', act: id, text, sig, at: serverInstant(step, null) }, key }]
}
