import { generateKeyBetween } from 'fractional-indexing'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { toJson } from '#domain/basics/json.ts'
import { SHORTLIST, shortlistSchema, type Shortlisted } from '#domain/case/case-parts.ts'
import type { Fact } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import type { Verb } from '#domain/journal/role-table.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { readIndependence, type AnsweredIndependence } from '#domain/provider/independence.ts'
import type { HomeTrust, Provider } from '#domain/provider/provider.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { listProvider as listByRule, mayTakeOff } from '#domain/rules-across/shortlist.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Puts a provider last on the shortlist, with why they are well placed (row 14). */
export function listProvider(
  context: ActionContext,
  opened: Opened,
  listed: { readonly id: string; readonly provider: Provider; readonly why: string },
  home: HomeTrust | null,
): Promise<Saved> {
  return changeUnit(context, {
    verb: 'list-provider',
    unit: shortlistUnit(listed.id),
    opened,
    facts: (seen) => {
      if (home === null) return refuse({ kind: 'team-missing', rule: 'V1' })
      const file = readCaseFile(seen)
      const order = generateKeyBetween(file.shortlist.at(-1)?.order ?? null, null)
      return factsOf(listByRule(file, { ...listed, order }, home))
    },
  })
}

/** Takes a provider off the list; what was said of them stays in the record. */
export function takeOffShortlist(context: ActionContext, opened: Opened, id: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'list-provider',
    unit: shortlistUnit(id),
    opened,
    facts: (seen) => {
      const allowed = mayTakeOff(readCaseFile(seen), id)
      return allowed.ok ? agree(withdrawUnit(shortlistUnit(id))) : allowed
    },
  })
}

/** Moves a provider one place up or down the list; at its end it stays. */
export function moveOnShortlist(context: ActionContext, opened: Opened, id: string, by: 1 | -1): Promise<Saved> {
  return changeEntry(context, { opened, verb: 'list-provider', id }, (entry, seen) => {
    const others = readCaseFile(seen).shortlist.filter(({ provider }) => provider !== id)
    const place = others.filter(({ order, provider }) => order < entry.order || (order === entry.order && provider < id)).length
    const to = Math.max(0, Math.min(others.length, place + by))
    return agree({ ...entry, order: generateKeyBetween(others[to - 1]?.order ?? null, others[to]?.order ?? null) })
  })
}

/** Says why somebody already on the list is well placed, in other words. */
export function rewordShortlisted(context: ActionContext, opened: Opened, id: string, why: string): Promise<Saved> {
  return changeEntry(context, { opened, verb: 'list-provider', id }, (entry) =>
    why.trim() === '' ? refuse({ kind: 'shortlist-needs-why', rule: 'V9' }) : agree({ ...entry, why: why.trim() }),
  )
}

/** Records the independence checklist of one provider for this child (row 15). */
export function recordIndependence(context: ActionContext, opened: Opened, id: string, answered: AnsweredIndependence): Promise<Saved> {
  return changeEntry(context, { opened, verb: 'record-independence', id }, (entry) => {
    const independence = readIndependence(answered)
    return independence.ok ? agree({ ...entry, independence: independence.value }) : independence
  })
}

interface EntryChange {
  readonly opened: Opened
  readonly verb: Verb
  readonly id: string
}

/** One change to somebody who is on the list. */
function changeEntry(context: ActionContext, { opened, verb, id }: EntryChange, change: (entry: Shortlisted, seen: FoldedRecord) => Answer<Shortlisted>): Promise<Saved> {
  return changeUnit(context, {
    verb,
    unit: shortlistUnit(id),
    opened,
    facts: (seen, value) => {
      const entry = shortlistSchema.safeParse(value)
      return entry.success ? factsOf(change(entry.data, seen)) : refuse({ kind: 'not-on-the-shortlist', rule: 'V9' })
    },
  })
}

function factsOf(answer: Answer<Shortlisted>): Answer<readonly Fact[]> {
  if (!answer.ok) return answer
  const { independence, ...entry } = answer.value
  return agree(stateUnit(shortlistUnit(entry.provider), { ...entry, independence: toJson(independence) }))
}

function shortlistUnit(id: string): string {
  return `${SHORTLIST}/${id}`
}
