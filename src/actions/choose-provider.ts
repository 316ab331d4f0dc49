import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { JsonObject } from '#domain/basics/json.ts'
import { decisionSchema, decisionUnit, openDecision, type Decision } from '#domain/decision/decision.ts'
import type { Fact } from '#domain/journal/act.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { chooseProvider as chooseByRule, type ProviderChoice } from '#domain/rules-across/choose-provider.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { hasDeclined } from '#domain/rules-across/provider-in-hand.ts'
import { isMinuteSigned } from '#domain/rules-across/sign-minute.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Chooses who is well placed to give the opinion (rows 1, 14, 15). */
export function chooseProvider(
  context: ActionContext,
  opened: Opened,
  meeting: string,
  choice: Omit<ProviderChoice, 'role' | 'by' | 'declined'>,
): Promise<Saved> {
  const { role, name } = context.session.author
  return changeDecision(context, opened, meeting, 'choose-provider', (decision, seen) =>
    chooseByRule(decision, { ...choice, role, by: name, declined: hasDeclined(readPathway(seen), choice.entry.provider) }),
  )
}

/** Names the back-up asked if the first declines; naming it again takes it back. */
export function chooseBackUp(context: ActionContext, opened: Opened, meeting: string, provider: string): Promise<Saved> {
  return changeDecision(context, opened, meeting, 'choose-provider', (decision, seen) => {
    if (decision.provider === provider) return refuse({ kind: 'back-up-is-the-first-choice', rule: 'D6' })
    if (decision.backUp === provider) return agree({ ...decision, backUp: null })
    return hasDeclined(readPathway(seen), provider) ? refuse({ kind: 'declined-not-chosen', rule: 'A1' }) : agree({ ...decision, backUp: provider })
  })
}

/** One change to the decision unit of a meeting, from the value its author had before them. */
export function changeDecision(
  context: ActionContext,
  opened: Opened,
  meeting: string,
  verb: 'choose-provider' | 'record-outcome' | 'note-read-back',
  change: (decision: Decision, seen: FoldedRecord) => Answer<Decision>,
  /** What goes with it in the same entry. */
  beside: () => readonly Fact[] = () => [],
): Promise<Saved> {
  const unit = decisionUnit(meeting)
  return changeUnit(context, {
    verb,
    unit,
    opened,
    facts: (seen, value) => {
      if (isMinuteSigned(readCaseFile(seen), meeting)) return refuse({ kind: 'already-signed', rule: 'M4' })
      const decision = readDecision(value, meeting)
      if (decision === null) return refuse({ kind: 'written-by-a-newer-version', rule: 'J9' })
      const changed = change(decision, seen)
      return changed.ok ? agree([...decisionFacts(unit, changed.value), ...beside()]) : changed
    },
  })
}

function readDecision(value: JsonObject | null, meeting: string): Decision | null {
  if (value === null) return openDecision(meeting)
  const parsed = decisionSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}

function decisionFacts(unit: string, decision: Decision): readonly Fact[] {
  return stateUnit(unit, { ...decision })
}
