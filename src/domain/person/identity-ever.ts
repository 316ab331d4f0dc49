import type { Act } from '../journal/act.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import type { Hidden } from './hide-names.ts'
import { IDENTITY } from './identity.ts'

const NAMES: ReadonlySet<string> = new Set(['given', 'family', 'inOwnScript'])

interface EverKnown extends Hidden {
  /** Given and family name together, as any one entry had them. */
  readonly whole: readonly string[]
  /** Days of birth. */
  readonly born: readonly string[]
}

/** All the record ever gave the child to be known by, whoever wrote it and whether or not it still stands. */
export function identityEver(patient: FoldedRecord): EverKnown {
  const said = patient.order.flatMap((act) => act.facts).filter((fact) => fact.unit === IDENTITY)
  return {
    whole: unique(patient.order.map(wholeName)),
    born: unique(said.flatMap(({ path, value }) => (path === 'born' && typeof value === 'string' ? [value] : []))),
    names: unique(said.flatMap(({ path, value }) => (NAMES.has(path) && typeof value === 'string' ? [value] : []))),
    numbers: unique(said.flatMap(({ path, value }) => (path === 'hospitalNumber' && typeof value === 'string' ? [value] : path === 'nhs' ? numbersIn(value) : []))),
  }
}

function wholeName({ facts }: Act): string {
  const part = (path: string): string => facts.flatMap((fact) => (fact.unit === IDENTITY && fact.path === path && typeof fact.value === 'string' ? [fact.value] : [])).join(' ')
  return `${part('given')} ${part('family')}`.trim()
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
