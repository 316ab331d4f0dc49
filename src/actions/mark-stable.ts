import { generateKeyBetween } from 'fractional-indexing'
import { agree, type Answer } from '#domain/basics/answer.ts'
import { HOLD, holdSchema, type Hold } from '#domain/case/case-parts.ts'
import { markStable as stableByRule, reviewHold as reviewByRule } from '#domain/case/screening.ts'
import type { ActIntent } from '#domain/journal/act.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { REVIEW } from '#domain/pathway/pathway-parts.ts'
import { AGENDA, type AgendaItem } from '#domain/meeting/meeting.ts'
import { changeUnit, makeIntent, type UnitChange } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** The meeting a request comes back to: the next one that has not been opened. */
export interface ComingMeeting {
  readonly opened: Opened
  readonly agenda: readonly AgendaItem[]
}

/**
 * A clinician marks the child stable: the request comes back with all that was said (row 21), and stands last on the
 * agenda of the meeting given unless it is on it already. Both are saved, or neither.
 */
export async function markStable(context: ActionContext, opened: Opened, coming: ComingMeeting | null): Promise<Saved> {
  const stable = await makeIntent(context, holdChange(opened, 'mark-stable', (hold) => stableByRule(hold, context.session.author.name, context.now())))
  if (!stable.ok) return stable
  const intents: ActIntent[] = [stable.value]
  if (coming !== null && !coming.agenda.some((item) => item.case === opened.about.id)) {
    const listed = await makeIntent(context, listLast(coming, opened.about.id))
    if (!listed.ok) return listed
    intents.push(listed.value)
  }
  const saved = await context.ask('appendActs', { intents })
  if (!saved.ok) return saved
  await Promise.all(intents.map(({ about }, index) => context.shown(saved.value.slice(index, index + 1), about)))
  return saved
}

/** Notes that a parked request was looked at today: treatment goes on, and it is looked at again tomorrow. */
export function reviewHold(context: ActionContext, opened: Opened): Promise<Saved> {
  const on = context.today()
  const looked = stateUnit(`${REVIEW}/${on}`, { on, by: context.session.author.name, words: '' })
  const change = holdChange(opened, 'change-case', (hold) => reviewByRule(hold, on))
  return changeUnit(context, {
    ...change,
    facts: (seen, value) => {
      const facts = change.facts(seen, value)
      return facts.ok ? agree([...facts.value, ...looked]) : facts
    },
  })
}

function holdChange(opened: Opened, verb: 'mark-stable' | 'change-case', change: (hold: Hold | null) => Answer<Hold>): UnitChange {
  return {
    verb,
    unit: HOLD,
    opened,
    facts: (_, value) => {
      const hold = holdSchema.safeParse(value)
      const changed = change(hold.success ? hold.data : null)
      return changed.ok ? agree(stateUnit(HOLD, { ...changed.value })) : changed
    },
  }
}

function listLast({ opened, agenda }: ComingMeeting, caseId: string): UnitChange {
  const unit = `${AGENDA}/${caseId}`
  const last = agenda.at(-1)?.key ?? null
  return {
    verb: 'change-agenda',
    unit,
    opened,
    facts: () => agree(stateUnit(unit, { case: caseId, key: generateKeyBetween(last, null), note: '' })),
  }
}
