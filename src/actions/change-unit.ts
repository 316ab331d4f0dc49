import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { JsonObject } from '#domain/basics/json.ts'
import type { ActIntent, Fact } from '#domain/journal/act.ts'
import { actsAsSeen, afterFor } from '#domain/journal/as-seen.ts'
import { foldRecord, type FoldedRecord, type UnitState } from '#domain/journal/fold-record.ts'
import { SCHEMA } from '#domain/journal/known-verbs.ts'
import { mayDo, type Verb } from '#domain/journal/role-table.ts'
import { checkStated } from '#domain/rules-across/check-unit.ts'
import { isReadOnly } from '#domain/rules-across/is-read-only.ts'
import { needsNobody } from '#domain/rules-across/meanwhile.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** A change to one unit of one record: the verb, and the facts a rule makes from the record as its author saw it. */
export interface UnitChange {
  readonly verb: Verb
  readonly unit: string
  readonly opened: Opened
  /**
   * The rule's answer. `seen` is the record as the author had it; `value` is the unit in it, null when absent.
   * Facts of further units may be stated beside it.
   */
  readonly facts: (seen: FoldedRecord, value: JsonObject | null) => Answer<readonly Fact[]>
  readonly pin?: string
  /** For a part whose two versions need nobody to settle them: the value a change starts from while they stand. */
  readonly meanwhile?: (seen: FoldedRecord, state: Extract<UnitState, { kind: 'unsettled' }>) => JsonObject | null
}

/**
 * Makes the one act of a change and saves it: role, read-only and unsettled are answered first, then the rule. The
 * value starts from what the author had before them; anything that arrived since stands beside it as a version.
 */
export async function changeUnit(context: ActionContext, change: UnitChange): Promise<Saved> {
  const intent = await makeIntent(context, change)
  if (!intent.ok) return intent
  const saved = await context.ask('appendActs', {
    intents: [intent.value],
    ...(change.pin === undefined ? {} : { pin: change.pin }),
  })
  if (saved.ok) await context.shown(saved.value, change.opened.about)
  return saved
}

/** The act a change would make, checked and not yet saved. */
export async function makeIntent(context: ActionContext, change: UnitChange): Promise<Answer<ActIntent>> {
  const allowed = mayDo(context.session.author.role, change.verb)
  if (!allowed.ok) return allowed
  const { acts, refused } = await context.readRecord(change.opened.about)
  const after = afterFor(change.unit, acts, change.opened.after, context.session.vault)
  const seen = foldRecord(change.opened.about, actsAsSeen(acts, after), new Set(Object.keys(refused)))
  if (isReadOnly(seen)) return refuse({ kind: 'written-by-a-newer-version', rule: 'J9' })
  const state = seen.units.get(change.unit)
  const meanwhile = state?.kind === 'unsettled' ? (change.meanwhile?.(seen, state) ?? null) : null
  if (state?.kind === 'unsettled' && meanwhile === null && change.verb !== 'settle-versions') {
    return refuse({ kind: 'settle-before-changing', rule: 'J6' })
  }
  const facts = change.facts(seen, state?.kind === 'settled' ? state.value : meanwhile)
  if (!facts.ok) return facts
  const whole = checkStated(change.opened.about.kind, facts.value)
  if (!whole.ok) return whole
  if (change.verb !== 'settle-versions' && change.verb !== 'withdraw-entry' && isOverVersions(seen, change.unit, facts.value)) {
    return refuse({ kind: 'settle-before-changing', rule: 'J6' })
  }
  return agree({
    id: context.newId(),
    about: change.opened.about,
    team: context.session.team,
    verb: change.verb,
    schema: SCHEMA,
    after: [...after],
    facts: [...facts.value],
  })
}

/** Would the facts of other units than the changed one silently take the place of two versions that wait for a person? */
function isOverVersions(seen: FoldedRecord, changed: string, facts: readonly Fact[]): boolean {
  return facts.some(({ unit }) => {
    const state = unit === changed ? undefined : seen.units.get(unit)
    return state?.kind === 'unsettled' && !needsNobody(unit, state.versions)
  })
}
