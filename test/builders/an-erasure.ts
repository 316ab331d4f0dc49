import { anAct } from './talk-to-trust-server.ts'
import type { ActPart, SentAct } from './talk-to-trust-server.ts'

export interface ErasurePart extends ActPart {
  readonly team: string
  /** As kind/id. */
  readonly records?: readonly string[]
  /** In the place of those of the records. */
  readonly facts?: unknown
}

/** An act that erases records, as the app puts it on the wire. */
export function anErasure({ team, records = [], facts, ...part }: ErasurePart): SentAct {
  const usual = records.map((record) => ({ unit: `erased/${record}`, path: 'reason', value: 'asked-for' }))
  return anAct({ verb: 'erase-records', user: 'ruth.adeyemi', role: 'records', team, record: `team/${team}`, ...part, text: { facts: facts ?? usual, ...part.text } })
}
