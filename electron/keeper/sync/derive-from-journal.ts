import type { ActId } from '#domain/journal/act.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import { foldRecord } from '#domain/journal/fold-record.ts'
import type { Derivation } from '#fhir/derived/derived.ts'
import { deriveRecord } from '#fhir/derived/derive-record.ts'
import type { SyncPorts } from '#sync/ports.ts'
import type { OpenJournal } from '../journal/open-journal.ts'
import { recordRefOf } from '../record-ref-of.ts'

const nothing: Derivation = { kind: 'nothing' }

/** Where the server was not seen to replace safely, other systems get none of it. */
export const deriveNothing: SyncPorts['derive'] = () => nothing

/**
 * As a colleague's computer would fold it: without acts of ours that the server does not hold, refused ones too, which nobody else
 * could ever follow. Says nothing of a record in which an act cannot be read here.
 */
export function deriveFromJournal(journal: Pick<OpenJournal, 'actsOf' | 'waitingActs' | 'refusals'>, team: string): SyncPorts['derive'] {
  const derive = derivation(journal, team)
  return (record) => {
    try {
      return derive(record)
    } catch {
      // A value nobody thought of, or a disk that cannot be read: what others may read is not worth an act that does not go.
      return nothing
    }
  }
}

function derivation(journal: Pick<OpenJournal, 'actsOf' | 'waitingActs' | 'refusals'>, team: string): SyncPorts['derive'] {
  return (record) => {
    const about = recordRefOf(record)
    if (about?.kind !== 'case' && about?.kind !== 'meeting') return nothing
    const notThere = new Set([...journal.waitingActs().map(({ id }) => id), ...journal.refusals().map(({ act }) => act)])
    const frames = journal.actsOf(record)
    const acts = frames.flatMap(({ text, sig }) => actFromCanonical(text, sig) ?? [])
    if (acts.length < frames.length) return nothing
    const ours = new Set<ActId>(acts.flatMap(({ id }, at) => (frames[at]?.kind === 'act' ? [id] : [])))
    return deriveRecord(foldRecord(about, acts.filter(({ id }) => !notThere.has(id))), team, (id) => ours.has(id))
  }
}
