import { canonicalJson } from '../basics/canonical-json.ts'
import type { JsonObject } from '../basics/json.ts'
import type { Act, ActId, RecordRef } from './act.ts'
import { closingsOf, lateActs, type Closing, type LateAct } from './closing.ts'
import { readPast } from './past.ts'
import { ghostsOf, notesThatCount, type RefusedAct } from './refused.ts'
import { isNewer } from './known-verbs.ts'

/** What one live act says a unit is. `value` is null when the item was withdrawn. */
export interface Version {
  readonly act: Act
  readonly value: JsonObject | null
}

/**
 * A unit has one live value, or several that stand side by side until a person settles them. Acts that said the
 * same thing apart are one value with several authors: `others`.
 */
export type UnitState =
  | { readonly kind: 'settled'; readonly value: JsonObject | null; readonly act: Act; readonly others: readonly Act[] }
  | { readonly kind: 'unsettled'; readonly versions: readonly Version[] }

/** A record: what its acts come to. The same for any order of arrival and any duplication. */
export interface FoldedRecord {
  readonly about: RecordRef
  readonly units: ReadonlyMap<string, UnitState>
  /** For display: no act before one its author had seen. Late and refused acts are among them. */
  readonly order: readonly Act[]
  /** What a new act names as its `after`. */
  readonly heads: readonly ActId[]
  /** Earlier parts that have not arrived: nothing here can be settled or signed until they have. */
  readonly missing: readonly ActId[]
  readonly closings: readonly Closing[]
  readonly late: readonly LateAct[]
  /** Acts held here that the trust server refused: out of the fold, their words kept for a person. */
  readonly refused: readonly RefusedAct[]
  /** Acts by a newer Consilium: kept whole; the record is read-only but for free notes. */
  readonly newer: readonly Act[]
  readonly hadSeen: (act: ActId, earlier: ActId) => boolean
}

/**
 * Folds the acts of one record. `refused` names acts of this computer that the trust server refused: they keep their
 * place in the past but say nothing. Once a person has noted that, the act is out on every computer, and its past
 * goes through it also where it never arrives. Acts about other records must not be passed in.
 */
export function foldRecord(
  about: RecordRef,
  acts: readonly Act[],
  refused: ReadonlySet<ActId> = new Set(),
): FoldedRecord {
  const distinct = [...new Map(acts.map((act) => [act.id, act])).values()]
  const notes = notesThatCount(distinct, refused)
  const ghosts = ghostsOf(notes)
  const past = readPast(distinct, ghosts)
  const isOut = (act: Act): boolean => refused.has(act.id) || ghosts.has(act.id)
  const standing = past.order.filter((act) => !isOut(act))
  const closings = closingsOf(standing, past)
  const late = lateActs(standing, closings, past)
  const isLate = new Set(late.map((entry) => entry.act.id))
  const counted = standing.filter((act) => !isLate.has(act.id))
  return {
    about,
    units: foldUnits(counted, past.hadSeen),
    order: past.order,
    heads: past.heads,
    missing: past.missing,
    closings,
    late,
    refused: past.order.filter(isOut).map((act) => ({ act, notedBy: notes.filter((note) => note.of === act.id).map((note) => note.by) })),
    newer: standing.filter(isNewer),
    hadSeen: past.hadSeen,
  }
}

function foldUnits(acts: readonly Act[], hadSeen: FoldedRecord['hadSeen']): ReadonlyMap<string, UnitState> {
  const touching = new Map<string, Act[]>()
  for (const act of acts) {
    for (const unit of new Set(act.facts.map((fact) => fact.unit))) {
      touching.set(unit, [...(touching.get(unit) ?? []), act])
    }
  }
  return new Map([...touching].map(([unit, authors]) => [unit, unitState(unit, authors, hadSeen)]))
}

function unitState(unit: string, authors: readonly Act[], hadSeen: FoldedRecord['hadSeen']): UnitState {
  const live = authors.filter((act) => !authors.some((other) => hadSeen(other.id, act.id)))
  const versions = live.map((act) => ({ act, value: valueOf(unit, act) }))
  const [first, ...rest] = versions
  if (first === undefined) throw new Error('Broken promise: a unit that was touched has a live act')
  const same = rest.every((version) => canonicalJson(version.value) === canonicalJson(first.value))
  if (!same) return { kind: 'unsettled', versions }
  return { kind: 'settled', value: first.value, act: first.act, others: rest.map((version) => version.act) }
}

/** A unit's whole value as one act states it. Path '' with null withdraws it; other paths are its fields. */
function valueOf(unit: string, act: Act): JsonObject | null {
  const facts = act.facts.filter((fact) => fact.unit === unit)
  if (facts.some((fact) => fact.path === '')) return null
  // Not by assignment, which would lose a field called __proto__.
  return Object.fromEntries(facts.map((fact) => [fact.path, fact.value]))
}
