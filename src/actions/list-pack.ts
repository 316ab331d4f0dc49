import { generateKeyBetween } from 'fractional-indexing'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { readPastDay, readPastDayIfAny } from '#domain/basics/read-day.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { PACK, packItemSchema, type PackItem } from '#domain/pathway/pathway-parts.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

export interface TypedItem {
  readonly group: PackItem['group']
  readonly what: string
  /** As typed; empty when it bears no date. */
  readonly dated: string
  /** Another hospital that holds it; empty when we do. */
  readonly elsewhere: string
}

/** Puts something on the list of what goes with the letter (row 19). What another hospital holds is not promised. */
export function listItem(context: ActionContext, opened: Opened, typed: TypedItem): Promise<Saved> {
  const unit = `${PACK}/${context.newId()}`
  return changeUnit(context, {
    verb: 'list-pack',
    unit,
    opened,
    facts: (seen) => {
      if (readCaseFile(seen).hold?.state === 'parked') return refuse({ kind: 'parked-for-urgent-treatment', rule: 'L2' })
      const what = typed.what.trim()
      if (what === '') return refuse({ kind: 'item-needs-a-name', rule: 'A4' })
      const dated = readPastDayIfAny(typed.dated, context.today())
      if (!dated.ok) return dated
      const organisation = typed.elsewhere.trim()
      const last = readPathway(seen).pack.at(-1)?.order ?? null
      const item: PackItem = {
        group: typed.group,
        what,
        dated: dated.value,
        heldBy: organisation === '' ? { kind: 'us' } : { kind: 'elsewhere', organisation, asked: null },
        received: null,
        order: generateKeyBetween(last, null),
      }
      return agree(stateUnit(unit, { ...item }))
    },
  })
}

/** Notes that the other hospital was asked for it; `on` as typed. */
export function askForItem(context: ActionContext, opened: Opened, item: string, on: string): Promise<Saved> {
  return changeItem(context, opened, item, (before) => {
    const day = readPastDay(on, context.today())
    if (!day.ok) return day
    if (before.heldBy.kind === 'us') return refuse({ kind: 'item-is-ours', rule: 'A4' })
    return agree({ ...before, heldBy: { ...before.heldBy, asked: day.value } })
  })
}

/** Notes that it has reached us from the other hospital; `on` as typed. */
export function receiveItem(context: ActionContext, opened: Opened, item: string, on: string): Promise<Saved> {
  return changeItem(context, opened, item, (before) => {
    const day = readPastDay(on, context.today())
    if (!day.ok) return day
    return before.heldBy.kind === 'us' ? refuse({ kind: 'item-is-ours', rule: 'A4' }) : agree({ ...before, received: day.value })
  })
}

/** Takes it off the list; it stays in the record. */
export function takeOutItem(context: ActionContext, opened: Opened, item: string): Promise<Saved> {
  const unit = `${PACK}/${item}`
  return changeUnit(context, { verb: 'list-pack', unit, opened, facts: () => agree(withdrawUnit(unit)) })
}

function changeItem(context: ActionContext, opened: Opened, item: string, change: (before: PackItem) => Answer<PackItem>): Promise<Saved> {
  const unit = `${PACK}/${item}`
  return changeUnit(context, {
    verb: 'list-pack',
    unit,
    opened,
    facts: (_, value) => {
      const before = packItemSchema.safeParse(value)
      if (!before.success) return refuse({ kind: 'not-in-the-pack', rule: 'A4' })
      const changed = change(before.data)
      return changed.ok ? agree(stateUnit(unit, { ...changed.value })) : changed
    },
  })
}
