import { z } from 'zod'
import type { FoldedRecord } from '../journal/fold-record.ts'

/** Where a person lives: `address/<person id>`. A unit of its own, so that two versions open for the address alone. */
export const ADDRESS = 'address'
export const addressSchema = z.object({ lines: z.array(z.string()), postcode: z.string(), protected: z.boolean() })
export type Address = z.infer<typeof addressSchema>

export function addressUnit(person: string): string {
  return `${ADDRESS}/${person}`
}

/** A person’s address as the record has it: one version, or several that nobody has settled yet. */
export interface AddressOnFile {
  readonly person: string
  /** Any version says so (P13). */
  readonly protected: boolean
  readonly versions: readonly Pick<Address, 'lines' | 'postcode'>[]
}

/** Who is to see an address. */
export type AddressReader =
  /** A paper printed for one person. */
  | { readonly kind: 'copy-for'; readonly person: string }
  /** The case’s own screen. */
  | { readonly kind: 'team' }
  /** The case’s own screen while somebody holds the key and the viewing of that person’s address is in the record. */
  | { readonly kind: 'team-noted'; readonly person: string }
  /** Lists, searches, stories, exports, the projector, file names, logs. */
  | { readonly kind: 'elsewhere' }

export type ShownAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'protected' }
  | { readonly kind: 'shown'; readonly versions: AddressOnFile['versions'] }

/**
 * What of a person’s address a reader may see: the one answer every output asks for (P12, P13). A paper has an address
 * only on that person’s own copy, and only once one version stands.
 */
export function addressFor(address: AddressOnFile | null, reader: AddressReader): ShownAddress {
  if (address === null) return { kind: 'none' }
  switch (reader.kind) {
    case 'copy-for':
      return reader.person === address.person && address.versions.length === 1 ? { kind: 'shown', versions: address.versions } : { kind: 'withheld' }
    case 'team':
      return address.protected ? { kind: 'protected' } : { kind: 'shown', versions: address.versions }
    case 'team-noted':
      if (address.protected && reader.person !== address.person) return { kind: 'protected' }
      return { kind: 'shown', versions: address.versions }
    case 'elsewhere':
      return { kind: 'withheld' }
  }
}

/** A person’s address with every version that stands; null where nobody has written one. */
export function readAddress(record: FoldedRecord, person: string): AddressOnFile | null {
  const state = record.units.get(addressUnit(person))
  if (state === undefined) return null
  const values = state.kind === 'settled' ? [state.value] : state.versions.map(({ value }) => value)
  const read = values.flatMap((value) => {
    const parsed = addressSchema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
  // A version that cannot be read may say "protected": what is not known is not shown.
  const unread = values.some((value) => value !== null) && read.length < values.filter((value) => value !== null).length
  if (read.length === 0 && !unread) return null
  return { person, protected: unread || read.some((address) => address.protected), versions: read.map(({ lines, postcode }) => ({ lines, postcode })) }
}

/** Every line and postcode the record ever had of somebody's address: only to be looked for and taken out, never to be shown. */
export function addressesEver(record: FoldedRecord, whose: (person: string) => boolean = () => true): readonly string[] {
  const said = record.order.flatMap((act) => act.facts).filter(({ unit }) => unit.startsWith(`${ADDRESS}/`) && whose(unit.slice(ADDRESS.length + 1)))
  return said.flatMap(({ path, value }) => (path === 'lines' || path === 'postcode' ? [value].flat() : [])).filter((line) => typeof line === 'string')
}

/** Everybody whose address is protected, by id, those with two versions among them. */
export function protectedAddresses(record: FoldedRecord): readonly string[] {
  return [...record.units.keys()]
    .filter((unit) => unit.startsWith(`${ADDRESS}/`))
    .map((unit) => unit.slice(ADDRESS.length + 1))
    .filter((person) => readAddress(record, person)?.protected === true)
}
