import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { JsonObject } from '#domain/basics/json.ts'
import type { Fact } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { mayDecideTransfer } from '#domain/pathway/may-decide-transfer.ts'
import { SHARING_CONSENT, SHARING_GATE, TRANSFER, TRANSFER_CONSENT, TRANSFER_GATE, transferSchema, type Transfer, type TransferGate } from '#domain/pathway/pathway-parts.ts'
import { readPathway, roundOf } from '#domain/pathway/read-pathway.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { pathwayOn } from '#domain/rules-across/whose-consent.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Somebody wants or offers a transfer (rows 34 and 35), or again after it was not possible. It changes nothing by itself: care remains here. */
export function offerTransfer(context: ActionContext, opened: Opened, typed: { readonly wantedBy: string; readonly name: string }): Promise<Saved> {
  return changeUnit(context, {
    verb: 'offer-transfer',
    unit: TRANSFER,
    opened,
    facts: (seen, value) => {
      const before = transferSchema.safeParse(value).data ?? null
      if (value !== null && before?.outcome?.kind !== 'not-possible') return refuse({ kind: 'transfer-wanted-already', rule: 'A15' })
      const wantedBy = transferSchema.shape.wantedBy.safeParse(typed.wantedBy)
      if (!wantedBy.success) return refuse({ kind: 'transfer-needs-by-whom', rule: 'A15' })
      if (typed.name.trim() === '') return refuse({ kind: 'transfer-needs-who', rule: 'A15' })
      const wish: Transfer = { wantedBy: wantedBy.data, name: typed.name.trim(), on: context.today(), by: context.session.author.name, explained: null, outcome: null, round: before === null ? 1 : roundOf(before) + 1 }
      return agree([...stateUnit(TRANSFER, { ...wish }), ...sharingKept(seen), ...answersTakenBack(seen)])
    },
  })
}

/** In an older record the answers to sharing stand where those to a transfer do: they go on as what they are (A14). */
function sharingKept(seen: FoldedRecord): readonly Fact[] {
  const { sharingGates, sharingConsents } = readPathway(seen)
  const said = [...sharingGates.map(({ id, ...gate }) => ({ unit: `${SHARING_GATE}/${id}`, value: gate })), ...sharingConsents.map(({ id, ...consent }) => ({ unit: `${SHARING_CONSENT}/${id}`, value: consent }))]
  return said.filter(({ unit }) => !seen.units.has(unit)).flatMap(({ unit, value }) => stateUnit(unit, { ...value }))
}

/** Who agreed to share care has not agreed to a transfer, nor the other way about: each is asked for itself (C7). */
function answersTakenBack({ units }: FoldedRecord): readonly Fact[] {
  return [...units.keys()].filter((unit) => unit.startsWith(`${TRANSFER_GATE}/`) || unit.startsWith(`${TRANSFER_CONSENT}/`)).flatMap(withdrawUnit)
}

/** Row 35: the process was discussed with the family and explained. */
export function explainTransfer(context: ActionContext, opened: Opened): Promise<Saved> {
  return changeUnit(context, {
    verb: 'offer-transfer',
    unit: TRANSFER,
    opened,
    facts: (_, value) => {
      const transfer = transferSchema.safeParse(value)
      if (!transfer.success) return refuse({ kind: 'no-transfer-wanted', rule: 'A15' })
      return agree(stateUnit(TRANSFER, { ...transfer.data, explained: { on: context.today(), by: context.session.author.name } }))
    },
  })
}

/** What one team says of one gate. */
export function sayGate(context: ActionContext, opened: Opened, gate: TransferGate['gate'], yes: boolean, why: string): Promise<Saved> {
  const unit = `${TRANSFER_GATE}/${gate}`
  return changeUnit(context, {
    verb: 'decide-transfer',
    unit,
    opened,
    facts: (seen) => answerTo(seen, unit, { gate, yes, by: context.session.author.name, on: context.today(), why: why.trim() }),
  })
}

/** What one of the family says, for themselves (C7). */
export function sayTransferConsent(context: ActionContext, opened: Opened, person: { readonly id: string; readonly name: string; readonly relation: string }, yes: boolean, why: string): Promise<Saved> {
  const unit = `${TRANSFER_CONSENT}/${person.id}`
  return changeUnit(context, {
    verb: 'decide-transfer',
    unit,
    opened,
    facts: (seen) => answerTo(seen, unit, { person: person.name, relation: person.relation, yes, by: context.session.author.name, on: context.today(), why: why.trim() }),
  })
}

/** An answer is to the transfer that its author had before them, and to no later one (C7). */
function answerTo(seen: FoldedRecord, unit: string, said: JsonObject): Answer<readonly Fact[]> {
  const { transfer } = readPathway(seen)
  if (transfer === null) return refuse({ kind: 'no-transfer-wanted', rule: 'A15' })
  return agree(stateUnit(unit, { ...said, round: roundOf(transfer) }))
}

/** Possible through all its gates, or not possible with a reason (A15). `born`: at 18 nobody else agrees for them (P18). */
export function decideTransfer(context: ActionContext, opened: Opened, kind: 'possible' | 'not-possible', reason: string, born: CalendarDay | null): Promise<Saved> {
  return changeUnit(context, {
    verb: 'decide-transfer',
    unit: TRANSFER,
    opened,
    facts: (seen) => {
      const decided = mayDecideTransfer(pathwayOn(readCaseFile(seen), born, context.today()), { kind, reason: reason.trim(), on: context.today(), by: context.session.author.name })
      if (!decided.ok) return decided
      return agree([...stateUnit(TRANSFER, { ...decided.value }), ...(kind === 'not-possible' ? answersTakenBack(seen) : [])])
    },
  })
}
