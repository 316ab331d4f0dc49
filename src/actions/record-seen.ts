import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { readPastDay } from '#domain/basics/read-day.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { checkSeen } from '#domain/pathway/check-seen.ts'
import { seenSchema, seenUnit, type Seen } from '#domain/pathway/pathway-parts.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** `on` as typed; `how` and `child` as chosen, empty while nobody has. */
export interface TypedSeen extends Pick<Seen, 'provider' | 'on' | 'whyThisWay' | 'metTeam' | 'metFamily' | 'examined' | 'notExamined'> {
  readonly how: string
  readonly child: string
  readonly childWhy: string
}

/** How the provider saw the child or young person, and whom they met (A8). */
export function recordSeen(context: ActionContext, opened: Opened, typed: TypedSeen): Promise<Saved> {
  const unit = seenUnit(typed.provider)
  return changeUnit(context, {
    verb: 'record-seen',
    unit,
    opened,
    facts: (seen) => {
      const on = readPastDay(typed.on, context.today())
      if (!on.ok) return on
      const how = seenSchema.shape.how.safeParse(typed.how)
      if (!how.success) return refuse({ kind: 'seen-needs-how', rule: 'A8' })
      const child = childOf(typed)
      if (!child.ok) return child
      const { provider, metTeam, metFamily, examined, notExamined = false } = typed
      const said: Seen = { provider, on: on.value, how: how.data, whyThisWay: typed.whyThisWay.trim(), metTeam, metFamily, child: child.value, examined, notExamined, by: context.session.author.name }
      const checked = checkSeen(said, readCaseFile(seen).setting)
      return checked.ok ? agree(stateUnit(unit, { ...checked.value })) : checked
    },
  })
}

/** Row 17: where appropriate, the child; that it was not right has its reason. */
function childOf({ child, childWhy, how }: TypedSeen): Answer<Seen['child']> {
  if (child === 'met') return agree({ kind: 'met' })
  if (child === 'not-appropriate') return childWhy.trim() === '' ? refuse({ kind: 'not-appropriate-needs-why', rule: 'A8' }) : agree({ kind: 'not-appropriate', why: childWhy.trim() })
  return child === 'not-met' || how === 'report-only' ? agree({ kind: 'not-met' }) : refuse({ kind: 'seen-needs-the-child', rule: 'A8' })
}
