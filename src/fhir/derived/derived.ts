import type { JsonObject } from '#domain/basics/json.ts'
import type { ActId } from '#domain/journal/act.ts'

export const derivedTypes = ['ServiceRequest', 'Task', 'Appointment', 'Communication', 'Consent'] as const
export type DerivedType = (typeof derivedTypes)[number]

/** One thing a record says to the trust's other systems, before it is marked with what it was made from. */
export interface Part {
  readonly type: DerivedType
  /** Under the record's own name, for example `task/t1`; '' for the record itself. */
  readonly name: string
  /** It says no more than that what may stand there holds no longer: never a reason to make it. */
  readonly onlyThere: boolean
  readonly content: JsonObject
}

/** The same as it is sent: a FHIR R4 resource with its name, its team, its record and the heads it was folded from. */
export interface Derived {
  readonly type: DerivedType
  /** Its identifier's value, for example `case/c-1/task/t1`. */
  readonly name: string
  readonly onlyThere: boolean
  readonly resource: JsonObject
}

/** What can be written of a record as this computer holds it. */
export type Derivation =
  | { readonly kind: 'nothing' }
  /** Earlier parts have not arrived. */
  | { readonly kind: 'incomplete'; readonly missing: readonly ActId[] }
  | DerivedRecord

interface DerivedRecord {
  readonly kind: 'derived'
  /** The record's heads, and every act in their past. */
  readonly held: ReadonlySet<ActId>
  /** How many of these came from elsewhere. */
  readonly others: number
  readonly derived: readonly Derived[]
}

/** Elements that are undefined are left out: what is not settled is not said. */
export function part(type: DerivedType, name: string, content: { readonly [element: string]: JsonObject[string] | undefined }, onlyThere = false): Part {
  const said = Object.entries(content).flatMap(([element, value]) => (value === undefined ? [] : [[element, value] as const]))
  return { type, name, onlyThere, content: Object.fromEntries(said) }
}
