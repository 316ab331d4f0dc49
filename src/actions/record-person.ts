import { generateKeyBetween } from 'fractional-indexing'
import { agree, refuse } from '#domain/basics/answer.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { CONSENT, REQUEST, requestSchema } from '#domain/case/case-parts.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { addressUnit } from '#domain/person/address.ts'
import { cleanName } from '#domain/person/identity.ts'
import { checkPerson, personSchema, personUnit, type Person } from '#domain/person/person-parts.ts'
import { SHARING_CONSENT, TRANSFER_CONSENT } from '#domain/pathway/pathway-parts.ts'
import { consentOf } from '#domain/rules-across/consent-of.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { askerFrom } from '#domain/rules-across/asker-from.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Somebody as typed; where they stand in the list is kept. */
export type TypedPerson = Omit<Person, 'order' | 'responsibility'> & { readonly responsibility: Omit<Person['responsibility'], 'on'> }

/** Adds a person of the case, or writes their entry anew: one entry each (P10). */
export function recordPerson(context: ActionContext, opened: Opened, id: string, typed: TypedPerson): Promise<Saved> {
  const unit = personUnit(id)
  return changeUnit(context, {
    verb: 'change-case',
    unit,
    opened,
    facts: (seen, value) => {
      const before = personSchema.safeParse(value)
      const order = before.success ? before.data.order : generateKeyBetween(readCaseFile(seen).people.at(-1)?.order ?? null, null)
      const { state, how } = typed.responsibility
      const isAsBefore = before.success && before.data.responsibility.state === state && before.data.responsibility.how === how
      const person = checkPerson({
        ...typed,
        name: cleanName(typed.name),
        relation: typed.youngPerson ? '' : typed.relation.trim(),
        responsibility: typed.youngPerson ? { state: 'not-needed', how: '', on: null } : { state, how, on: isAsBefore ? before.data.responsibility.on : context.today() },
        order,
      })
      return person.ok ? agree(stateUnit(unit, toJson(person.value) as JsonObject)) : person
    },
  })
}

/**
 * Takes off somebody who was entered by mistake, and with them their address and what they agreed to: nobody who is not of
 * this case agrees to anything (C7). A no of theirs stands on, for only the chair goes on against one (L6), and so does what
 * the young person said of them (P15). The record keeps all of it.
 */
export function takePersonOff(context: ActionContext, opened: Opened, id: string): Promise<Saved> {
  const unit = personUnit(id)
  return changeUnit(context, {
    verb: 'change-case',
    unit,
    opened,
    facts: (seen, value) => {
      if (value === null) return refuse({ kind: 'person-not-here', rule: 'P10' })
      const file = readCaseFile(seen)
      const person = file.people.find((entry) => entry.id === id)
      const consent = person === undefined ? null : consentOf(file, person)
      const yes = [addressUnit(id), `${CONSENT}/${consent?.id ?? id}`, `${TRANSFER_CONSENT}/${id}`, `${SHARING_CONSENT}/${id}`].filter((other) => seen.units.has(other) && !saysNo(seen, other))
      return agree([unit, ...yes].flatMap(withdrawUnit))
    },
  })
}

/** Also while two versions of an answer stand, and one of them is a no. */
function saysNo(record: FoldedRecord, unit: string): boolean {
  const state = record.units.get(unit)
  const values = state === undefined ? [] : state.kind === 'settled' ? [state.value] : state.versions.map(({ value }) => value)
  return values.some((value) => value?.['answer'] === 'refused' || value?.['yes'] === false)
}

/** Row 8: the request is this person’s, at any age and whatever is known of parental responsibility (C6). */
export function recordAsker(context: ActionContext, opened: Opened, id: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'change-case',
    unit: REQUEST,
    opened,
    facts: (seen, value) => {
      const person = readCaseFile(seen).people.find((entry) => entry.id === id)
      if (person === undefined) return refuse({ kind: 'person-not-here', rule: 'P10' })
      const before = requestSchema.safeParse(value)
      return agree(stateUnit(REQUEST, { ...askerFrom(person, before.success ? before.data : null, context.today()) }))
    },
  })
}
