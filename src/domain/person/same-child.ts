import { searchKey } from './search-key.ts'
import { fullName, type Identity } from './identity.ts'
import { hasSameNhsNumber } from './same-number.ts'

/** A child or young person who is on this computer. */
export interface KnownChild {
  readonly id: string
  readonly identity: Identity
}

/** Why somebody may be the same child, the surest first. */
export type SameBy = 'nhs-number' | 'other-number' | 'hospital-number' | 'name-and-birth'

export interface Match extends KnownChild {
  readonly by: SameBy
}

/**
 * Everybody known who may be the child typed in, for a person to choose from (S8). Twins without a given name are among
 * each other’s: only a person who has both numbers before them can tell.
 */
export function findSameChild(typed: Identity, known: readonly KnownChild[]): readonly Match[] {
  return known.flatMap((child) => {
    const by = sameBy(typed, child.identity)
    return by === null ? [] : [{ ...child, by }]
  })
}

function sameBy(one: Identity, other: Identity): SameBy | null {
  if (hasSameNhsNumber(one, other)) return 'nhs-number'
  if (isSameNumber(one.nhs.other ?? '', other.nhs.other ?? '')) return 'other-number'
  if (isSameNumber(one.hospitalNumber, other.hospitalNumber)) return 'hospital-number'
  return one.born === other.born && isSameName(one, other) ? 'name-and-birth' : null
}

function isSameNumber(one: string, other: string): boolean {
  const compact = (number: string): string => number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return compact(one) !== '' && compact(one) === compact(other)
}

/** A newborn may have been entered before there was a given name. */
function isSameName(one: Identity, other: Identity): boolean {
  if (searchKey(fullName(one)) === searchKey(fullName(other))) return true
  return (one.given === '' || other.given === '') && searchKey(one.family) === searchKey(other.family)
}
