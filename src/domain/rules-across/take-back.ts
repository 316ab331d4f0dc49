import { agree, refuse, type Answer } from '../basics/answer.ts'
import { canonicalJson } from '../basics/canonical-json.ts'
import type { JsonObject } from '../basics/json.ts'
import type { Act, Fact } from '../journal/act.ts'
import { actsAsSeen } from '../journal/as-seen.ts'
import { freezes } from '../journal/closing.ts'
import { foldRecord, type FoldedRecord } from '../journal/fold-record.ts'
import type { Verb } from '../journal/role-table.ts'
import { settledIn, stateUnit, withdrawUnit } from '../journal/state-unit.ts'

/** What a meeting writes may be taken back by its author: never what the case itself says, which is changed where it is shown. Signing and settling are not: they are answered by another act. */
const takenBack: ReadonlySet<string> = new Set<Verb>([
  'record-indications', 'record-sides', 'choose-provider', 'record-outcome', 'note-read-back', 'record-dissent', 'assign-task', 'finish-task', 'finish-own-task',
])

/** The unit that says an act was taken back: `taken-back/<act id>`. The act itself stays in the record. */
const TAKEN_BACK = 'taken-back'

function takenBackUnit(act: string): string {
  return `${TAKEN_BACK}/${act}`
}

/** The last entry this vault made in the record and has not taken back; null when there is none to take back. */
export function lastOwnEntry(record: FoldedRecord, vault: string): Act | null {
  return record.order.findLast((act) => act.vault === vault && takenBack.has(act.verb) && !record.units.has(takenBackUnit(act.id))) ?? null
}

/**
 * Takes back one's own last entry (J21): a new entry that states again what stood before it, so that nothing is erased.
 * Refused where somebody has changed it since, two versions stand, or it was signed: then another act must answer it.
 */
export function takeBack(record: FoldedRecord, act: Act): Answer<readonly Fact[]> {
  const units = [...new Set(act.facts.map((fact) => fact.unit))]
  if (record.missing.length > 0) return refuse({ kind: 'earlier-part-missing', rule: 'J7' })
  if (units.some((unit) => record.closings.some((closing) => freezes(closing, unit)))) return refuse({ kind: 'already-signed', rule: 'J21' })
  const wrote = foldRecord(record.about, [act])
  const before = foldRecord(record.about, actsAsSeen(record.order, act.after))
  const isStanding = units.every((unit) => record.units.get(unit)?.kind === 'settled' && isSame(settledIn(record, unit), settledIn(wrote, unit)))
  if (!isStanding) return refuse({ kind: 'changed-since', rule: 'J21' })
  return agree([
    ...units.flatMap((unit) => {
      const value = settledIn(before, unit)
      return value === null ? withdrawUnit(unit) : stateUnit(unit, value)
    }),
    ...stateUnit(takenBackUnit(act.id), { verb: act.verb }),
  ])
}

function isSame(one: JsonObject | null, other: JsonObject | null): boolean {
  return canonicalJson(one) === canonicalJson(other)
}
