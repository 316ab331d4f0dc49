import { missingOfProvider, PROVIDER, providerSchema, type Provider } from '#domain/provider/provider.ts'
import type { TypedProvider } from '#domain/provider/read-provider.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { settledValue } from '#domain/journal/state-unit.ts'

type Words = Readonly<Record<string, string>>

/** The boxes of the form; each is a field of its draft. */
export const boxes = ['type', 'name', 'greeting', 'organisation', 'country', 'ods', 'specialty', 'body', 'number', 'checked', 'address', 'telephone', 'secureAddress', 'accredited', 'note'] as const
export type ProviderBox = (typeof boxes)[number]

export function boxId(box: ProviderBox): string {
  return `provider-${box}`
}

const empty: Readonly<Record<ProviderBox, string>> = {
  type: '', name: '', greeting: '', organisation: '', country: 'GB', ods: '', specialty: '', body: '', number: '', checked: '', address: '', telephone: '', secureAddress: '', accredited: '', note: '',
}

/** An entry as its boxes show it; empty boxes for a new one. */
export function wordsOfProvider(provider: Provider | null): Words {
  if (provider === null) return empty
  const { type, name, greeting, organisation, country, ods, specialty, body, number, address, telephone, secureAddress, registerChecked, note } = provider
  return {
    type, name, greeting: greeting ?? '', organisation, country, ods, specialty, body, number, note,
    checked: registerChecked == null ? '' : 'yes',
    address: address.join('\n'),
    telephone: telephone ?? '',
    secureAddress: secureAddress?.address ?? '',
    accredited: secureAddress?.accredited === true ? 'yes' : '',
  }
}

export function typedProvider(words: Words): TypedProvider {
  const text = (box: ProviderBox): string => words[box] ?? ''
  const type = text('type')
  return {
    type: type === 'individual' || type === 'team' ? type : null,
    name: text('name'), greeting: text('greeting'), organisation: text('organisation'), ods: text('ods'), country: text('country'), specialty: text('specialty'), body: text('body'),
    number: text('number'), address: text('address'), telephone: text('telephone'), secureAddress: text('secureAddress'), note: text('note'),
    accredited: text('accredited') === 'yes',
    checked: text('checked') === 'yes',
  }
}

const boxOfRefusal: Readonly<Record<string, ProviderBox>> = {
  'provider-type-missing': 'type',
  'provider-name-missing': 'name',
  'provider-organisation-missing': 'organisation',
  'provider-at-home-trust': 'organisation',
  'provider-country-missing': 'country',
  'gmc-number-not-seven-digits': 'number',
}

/** The box a refusal is about; null for one about none. */
export function boxOf(kind: string): ProviderBox | null {
  return boxOfRefusal[kind] ?? null
}

export function providerOf(record: FoldedRecord): Provider | null {
  return settledValue(record, PROVIDER, providerSchema)
}

/** The first box that a letter lacks something of (V2); null when it lacks nothing. */
export function boxOfMissing(provider: Provider): ProviderBox | null {
  const [missing] = missingOfProvider(provider)
  if (missing === undefined) return null
  if (missing === 'organisation' || missing === 'specialty') return missing
  return missing === 'professional body' ? 'body' : 'number'
}
