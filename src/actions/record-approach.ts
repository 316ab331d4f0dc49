import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { readDayIfAny, readPastDay } from '#domain/basics/read-day.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { answerApproach, tellOfDecline } from '#domain/pathway/answer-approach.ts'
import { approachSchema, approachUnit, type Approach } from '#domain/pathway/pathway-parts.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { hasDeclined, sentTo } from '#domain/rules-across/provider-in-hand.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { childStops } from '#domain/rules-across/child-stops.ts'
import { mayApproach } from '#domain/rules-across/may-approach.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'
import { readCaseNow } from './read-case-now.ts'

/** `on` and `sees` as typed; an empty `on` is today. */
export interface TypedApproach {
  readonly provider: string
  readonly on: string
  readonly how: string
  readonly whom: string
}

/** Notes that a provider was asked whether they would (A1, A2). `child`: what is known of them beyond this case (P17, P18). */
export async function recordApproach(context: ActionContext, opened: Opened, typed: TypedApproach, child: Pick<LetterFacts, 'identity' | 'elsewhere'>): Promise<Saved> {
  const unit = approachUnit(typed.provider)
  const file = await readCaseNow(context, opened.about)
  const may = mayApproach(file, typed.provider, childStops(file, child.identity, child.elsewhere, context.today()))
  if (!may.ok) return may
  return changeUnit(context, {
    verb: 'record-approach',
    unit,
    opened,
    facts: (_, value) => {
      if (value !== null) return refuse({ kind: 'already-asked', rule: 'A1' })
      const on = readPastDay(typed.on, context.today())
      if (!on.ok) return on
      const asked: Approach = { provider: typed.provider, on: on.value, by: context.session.author.name, how: typed.how.trim(), whom: typed.whom.trim(), answer: null, familyTold: null }
      return agree(stateUnit(unit, { ...asked }))
    },
  })
}

export interface TypedAnswer {
  /** `accepted` or `declined`; empty while nobody has chosen. */
  readonly kind: string
  readonly on: string
  readonly whom: string
  readonly words: string
  readonly sees: string
}

/** Notes what the provider answered, and by whom we know it. */
export function recordAnswer(context: ActionContext, opened: Opened, provider: string, typed: TypedAnswer): Promise<Saved> {
  return changeApproach(context, opened, provider, (approach, seen) => {
    const on = readPastDay(typed.on, context.today())
    if (!on.ok) return on
    const sees = readDayIfAny(typed.sees, context.today())
    if (!sees.ok) return sees
    if (typed.kind !== 'accepted' && typed.kind !== 'declined') return refuse({ kind: 'answer-needs-its-kind', rule: 'A1' })
    if (typed.kind === 'accepted' && isNextAsked(seen, provider)) return refuse({ kind: 'the-next-has-it', rule: 'A1' })
    return answerApproach(approach, { kind: typed.kind, on: on.value, whom: typed.whom.trim(), words: typed.words.trim(), sees: sees.value })
  })
}

/** `on` as typed; an empty one is today. */
export interface TypedDeclineTold {
  readonly to: readonly string[]
  readonly how: string
  readonly on: string
}

/** Notes who of the family was told of a provider who declined, on which day and how. */
export function recordDeclineTold(context: ActionContext, opened: Opened, provider: string, typed: TypedDeclineTold): Promise<Saved> {
  return changeApproach(context, opened, provider, (approach) => {
    const on = readPastDay(typed.on, context.today())
    return on.ok ? tellOfDecline(approach, { ...typed, on: on.value, by: context.session.author.name }) : on
  })
}

/** After a decline another has accepted, or has the letter: the case is with them, and does not go back by a changed answer. */
function isNextAsked(seen: FoldedRecord, provider: string): boolean {
  const file = readCaseFile(seen)
  const pathway = readPathway(seen)
  if (!hasDeclined(pathway, provider)) return false
  const accepted = pathway.approaches.flatMap((approach) => (approach.answer?.kind === 'accepted' ? [approach.provider] : []))
  return [...accepted, ...sentTo(file, pathway).filter((each) => !hasDeclined(pathway, each))].some((other) => other !== provider)
}

function changeApproach(context: ActionContext, opened: Opened, provider: string, change: (approach: Approach, seen: FoldedRecord) => Answer<Approach>): Promise<Saved> {
  const unit = approachUnit(provider)
  return changeUnit(context, {
    verb: 'record-approach',
    unit,
    opened,
    facts: (seen, value) => {
      const approach = approachSchema.safeParse(value)
      if (!approach.success) return refuse({ kind: 'not-asked-yet', rule: 'A1' })
      const changed = change(approach.data, seen)
      return changed.ok ? agree(stateUnit(unit, { ...changed.value })) : changed
    },
  })
}
