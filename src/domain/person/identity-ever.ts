import type { FoldedRecord } from '../journal/fold-record.ts'
import type { Hidden } from './hide-names.ts'
import { IDENTITY } from './identity.ts'

const NAMES: ReadonlySet<string> = new Set(['given', 'family', 'inOwnScript'])

/** Every name and number the record ever gave the child, whoever wrote it and whether or not it still stands. */
export function identityEver(patient: FoldedRecord): Hidden {
  const said = patient.order.flatMap((act) => act.facts).filter((fact) => fact.unit === IDENTITY)
  return {
    names: unique(said.flatMap(({ path, value }) => (NAMES.has(path) && typeof value === 'string' ? [value] : []))),
    numbers: unique(said.flatMap(({ path, value }) => (path === 'hospitalNumber' && typeof value === 'string' ? [value] : path === 'nhs' ? numbersIn(value) : []))),
  }
}

function numbersIn(nhs: unknown): readonly string[] {
  if (typeof nhs !== 'object' || nhs === null) return []
  return ['number', 'other'].flatMap((field) => {
    const value: unknown = Reflect.get(nhs, field)
    return typeof value === 'string' ? [value] : []
  })
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}
