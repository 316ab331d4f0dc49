import { ADDRESS, readAddress } from '../person/address.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { CaseFile } from './read-case-file.ts'

/**
 * Whose address is protected in this case, by id (P12). One that is protected in another case of the child, or in a joined
 * entry, may be written here again without that being said: then every address here is, until they say the same (P17).
 */
export function protectedHere({ record, protectedAddresses }: Pick<CaseFile, 'record' | 'protectedAddresses'>, elsewhere: Pick<Elsewhere, 'addressProtected'>): readonly string[] {
  if (!elsewhere.addressProtected) return protectedAddresses
  const people = [...record.units.keys()].filter((unit) => unit.startsWith(`${ADDRESS}/`)).map((unit) => unit.slice(ADDRESS.length + 1))
  return people.filter((person) => readAddress(record, person) !== null)
}
