import type { Prose } from '#domain/basics/prose.ts'
import { refuse } from '#domain/basics/answer.ts'
import { NON_EXPERT, ROUTINE, routes, SCREENING, type NonExpert, type Routine } from '#domain/case/screening.ts'
import { closeNonExpert, closeRoutine } from '#domain/rules-across/close-route.ts'
import { correctRoute as correctByRule } from '#domain/rules-across/correct-route.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Writes down whom the lead consultant suggested to the family, nobody too, and what came of it (row 29). */
export function recordNonExpert(context: ActionContext, opened: Opened, value: Pick<NonExpert, 'suggested' | 'outcome'>): Promise<Saved> {
  const { author } = context.session
  return changeUnit(context, {
    verb: 'change-case',
    unit: NON_EXPERT,
    opened,
    facts: (seen) => closeNonExpert(readCaseFile(seen), author, { ...value, by: author.name, on: context.today() }),
  })
}

/** Closes routine expert advice: what was asked, of whom, when (as typed, empty for today), what they answered (row 7). */
export function recordRoutine(context: ActionContext, opened: Opened, value: Routine): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: ROUTINE,
    opened,
    facts: () => closeRoutine(context.session.author.name, value, context.today()),
  })
}

/** Puts right what kind of request it is (S11). `to` as chosen; `offered`: the trust’s standard questions. */
export function correctRoute(context: ActionContext, opened: Opened, { to, why, offered }: { readonly to: string; readonly why: string; readonly offered: readonly Prose[] }): Promise<Saved> {
  const { author } = context.session
  return changeUnit(context, {
    verb: 'change-case',
    unit: SCREENING,
    opened,
    facts: (seen) => {
      const route = routes.find((each) => each === to)
      return route === undefined ? refuse({ kind: 'route-is-the-same', rule: 'S11' }) : correctByRule(readCaseFile(seen), { to: route, why, by: author.name, at: context.now(), offered })
    },
  })
}
