import { searchKey } from '../person/search-key.ts'
import type { Identity } from '../person/identity.ts'
import type { PatientSummary } from './summaries.ts'

/** A hospital number shorter than this may be anything. */
const SHORTEST_NUMBER = 6

/**
 * L43: the other children whose NHS number, hospital number or whole name stands in words about a file. `child` is whose case it
 * is; an entry that a person said is the same child is no other.
 */
export function otherChildrenIn(words: string, child: string, patients: readonly PatientSummary[]): readonly PatientSummary[] {
  const key = ` ${searchKey(words)} `
  const digits = words.replace(/\D/g, '')
  const same = new Set([child, ...(patients.find(({ id }) => id === child)?.sameAs ?? [])])
  const own = patients.flatMap(({ id, identity }) => (same.has(id) && identity !== null ? [identity] : []))
  return patients.filter(({ id, identity, sameAs }) => {
    if (identity === null || same.has(id) || sameAs.includes(child)) return false
    return numbersOf(identity).some((number) => digits.includes(number) && isNumberIn(words, number)) || (isNamed(key, identity) && !own.some((mine) => isNamed(key, mine)))
  })
}

function numbersOf({ nhs, hospitalNumber }: Identity): readonly string[] {
  const hospital = hospitalNumber.replace(/\D/g, '')
  return [...(nhs.kind === 'number' ? [nhs.number] : []), ...(hospital.length >= SHORTEST_NUMBER ? [hospital] : [])]
}

function isNumberIn(words: string, number: string): boolean {
  return new RegExp(`(?<!\\d)${[...number].join('[ ._-]?')}(?!\\d)`).test(words)
}

/** Every word of the name, in any order. */
function isNamed(key: string, { given, family }: Identity): boolean {
  const [givens, families] = [given, family].map((part) => searchKey(part).split(' ').filter((word) => word !== ''))
  if (givens === undefined || families === undefined || givens.length === 0 || families.length === 0) return false
  return [...families, ...givens].every((word) => key.includes(` ${word} `))
}
