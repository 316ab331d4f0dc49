import { agree, refuse } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { addressSchema, addressUnit } from '#domain/person/address.ts'
import { VIEWING } from '#domain/person/person-parts.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

export interface TypedAddress {
  /** A line each; nothing typed, here and for the postcode, keeps the address, which nobody is shown when it is protected. */
  readonly lines: string
  readonly postcode: string
  readonly protected: boolean
  /** Its author was not shown what the record has: it is protected, here or in another case of the child (P17). */
  readonly unseen?: boolean
}

/** Writes where somebody lives, and whether nobody else is to know. A country has no part in its shape (row 6). */
export function recordAddress(context: ActionContext, opened: Opened, person: string, typed: TypedAddress): Promise<Saved> {
  const unit = addressUnit(person)
  return changeUnit(context, {
    verb: 'change-case',
    unit,
    opened,
    facts: (_, value) => {
      const before = addressSchema.safeParse(value)
      const lines = typed.lines.split('\n').map((line) => line.trim()).filter((line) => line !== '')
      const postcode = typed.postcode.trim().toUpperCase()
      const wasProtected = before.success && (before.data.protected || typed.unseen === true)
      // Nobody may have seen what would then stand there for everybody to read. A postcode under lines that are not seen would
      // make an address where nobody lives, and their copy would go there.
      if (wasProtected && lines.length === 0 && (!typed.protected || postcode !== '')) return refuse({ kind: 'address-to-be-written-anew', rule: 'P12' })
      if (lines.length > 0 || postcode !== '') return agree(stateUnit(unit, { lines, postcode, protected: typed.protected }))
      return before.success ? agree(stateUnit(unit, { ...before.data, protected: typed.protected })) : refuse({ kind: 'address-empty', rule: 'P12' })
    },
  })
}

/**
 * Notes that the author looks at a protected address, before it is shown: an act with who and when and whose, and never
 * the address (P12).
 */
export function noteViewing(context: ActionContext, opened: Opened, person: string): Promise<Saved> {
  const unit = `${VIEWING}/${context.newId()}`
  return changeUnit(context, {
    verb: 'note-viewing',
    unit,
    opened,
    facts: (seen) => {
      const known = readCaseFile(seen).people.find((entry) => entry.id === person)
      return agree(stateUnit(unit, { person, name: known?.name ?? '' }))
    },
  })
}
