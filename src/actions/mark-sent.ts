import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { readPastDay } from '#domain/basics/read-day.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { mayAcknowledge } from '#domain/pathway/may-acknowledge.ts'
import { mayUndoDispatch, type HowUndone } from '#domain/pathway/may-undo-dispatch.ts'
import { dispatchSchema, type Dispatch } from '#domain/pathway/pathway-parts.ts'
import { mayDispatch } from '#domain/rules-across/may-dispatch.ts'
import { whichWent } from '#domain/rules-across/pseudonymised-copy.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'
import { readCaseNow } from './read-case-now.ts'

/** `method`, `accredited` (yes, no) and `copy` (of a letter abroad) as chosen; empty while nobody has. */
export interface TypedDispatch extends Pick<Dispatch, 'version' | 'to' | 'address' | 'items'> {
  readonly method: string
  readonly accredited: string
  readonly copy: string
  /** The day it went, as typed; empty is today. */
  readonly on: string
}

/**
 * A person says that they sent a signed version (A3 to A6). Consilium itself sends nothing. `facts` is all that the
 * letter rests on but the case, which is read as it stands now: what has arrived since may stop the post.
 */
export async function markSent(context: ActionContext, opened: Opened, facts: Omit<LetterFacts, 'file'>, typed: TypedDispatch): Promise<Saved> {
  const method = dispatchSchema.shape.method.safeParse(typed.method)
  if (!method.success) return refuse({ kind: 'method-missing', rule: 'A5' })
  if (method.data === 'secure-mail' && typed.accredited === '') return refuse({ kind: 'secure-domain-missing', rule: 'A6' })
  const on = readPastDay(typed.on, context.today())
  if (!on.ok) return on
  const { version, items } = typed
  const file = await readCaseNow(context, opened.about)
  const copy = whichWent(file.signedLetters.find((letter) => letter.version === version), typed.copy)
  if (!copy.ok) return copy
  // Said today, it has the moment; said later, midday of the day it went.
  const at = on.value === context.today() ? context.now() : `${on.value}T12:00:00.000Z`
  const wish = { version, items, ...(copy.value === undefined ? {} : { copy: copy.value }), method: method.data, accredited: typed.accredited === 'yes', to: typed.to.trim(), address: typed.address.trim(), by: context.session.author.name, at, on: on.value }
  const may = mayDispatch({ ...facts, file }, wish)
  if (!may.ok) return may
  const { unit, dispatch } = may.value
  return changeUnit(context, { verb: 'mark-sent', unit, opened, facts: () => agree(stateUnit(unit, { ...dispatch })) })
}

/** Takes back that it was sent, with a reason: it never left, or it went astray. It stays in the record (A5). */
export function undoSent(context: ActionContext, opened: Opened, unit: string, how: HowUndone, why: string): Promise<Saved> {
  return changeDispatch(context, opened, unit, 'undo-sent', (dispatch) => mayUndoDispatch(dispatch, { by: context.session.author.name, at: context.now(), why: why.trim() }, how))
}

export interface TypedAcknowledgement {
  readonly on: string
  readonly whom: string
  readonly how: string
}

/** The other side told us that they have it (A7). */
export function acknowledge(context: ActionContext, opened: Opened, unit: string, typed: TypedAcknowledgement): Promise<Saved> {
  return changeDispatch(context, opened, unit, 'acknowledge', (dispatch) => {
    const on = readPastDay(typed.on, context.today())
    if (!on.ok) return on
    if (on.value < londonDay(dispatch.at)) return refuse({ kind: 'acknowledged-before-sent', rule: 'A7' })
    return mayAcknowledge(dispatch, { on: on.value, whom: typed.whom.trim(), how: typed.how.trim(), by: context.session.author.name })
  })
}

function changeDispatch(context: ActionContext, opened: Opened, unit: string, verb: 'undo-sent' | 'acknowledge', change: (dispatch: Dispatch) => Answer<Dispatch>): Promise<Saved> {
  return changeUnit(context, {
    verb,
    unit,
    opened,
    facts: (_, value) => {
      const dispatch = dispatchSchema.safeParse(value)
      if (!dispatch.success) return refuse({ kind: 'not-sent', rule: 'A7' })
      const changed = change(dispatch.data)
      return changed.ok ? agree(stateUnit(unit, { ...changed.value })) : changed
    },
  })
}
