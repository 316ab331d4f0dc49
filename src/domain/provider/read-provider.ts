import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { CalendarDay } from '../basics/calendar.ts'
import { checkOtherOrganisation, hasGmcNumber, isAbroad, readGmcNumber, type HomeTrust, type Provider } from './provider.ts'

/** A provider as typed into the directory. */
export interface TypedProvider {
  readonly type: Provider['type'] | null
  readonly name: string
  /** After Dear; empty to be greeted by the name. */
  readonly greeting: string
  readonly organisation: string
  readonly ods: string
  readonly country: string
  readonly specialty: string
  readonly body: string
  readonly number: string
  readonly address: string
  readonly telephone: string
  readonly secureAddress: string
  readonly accredited: boolean
  readonly note: string
  /** Somebody has looked body and number up in the register. */
  readonly checked: boolean
}

export interface ProviderFacts {
  /** The entry as it was; null for a new one. */
  readonly before: Provider | null
  /** Our own organisation; null while it is not known here. */
  readonly home: HomeTrust | null
  readonly by: string
  readonly today: CalendarDay
}

/** The typed entry as it is kept. Little is asked (V6); what a letter still needs is named by `missingOfProvider`. */
export function readProvider(typed: TypedProvider, { before, home, by, today }: ProviderFacts): Answer<Provider> {
  if (typed.type === null) return refuse({ kind: 'provider-type-missing', rule: 'V6' })
  const [name, organisation, country] = [tidy(typed.name), tidy(typed.organisation), typed.country.trim().toUpperCase()]
  if (name === '') return refuse({ kind: 'provider-name-missing', rule: 'V6' })
  if (organisation === '') return refuse({ kind: 'provider-organisation-missing', rule: 'V6' })
  if (!/^[A-Z]{2}$/.test(country)) return refuse({ kind: 'provider-country-missing', rule: 'V6' })
  // A code of the NHS is no part of an address abroad.
  const ods = isAbroad({ country }) ? '' : typed.ods.replace(/\s/g, '').toUpperCase()
  const elsewhere = home === null ? agree(true) : checkOtherOrganisation({ organisation, ods }, home)
  if (!elsewhere.ok) return elsewhere
  const body = tidy(typed.body)
  const number = readNumber(typed.type, { country, body }, typed.number.trim())
  if (!number.ok) return number
  const secureAddress = typed.secureAddress.trim()
  return agree({
    type: typed.type, name, organisation, ods, country, body,
    number: number.value,
    greeting: tidy(typed.greeting).replace(/^dear /i, '').replace(/,$/, ''),
    specialty: tidy(typed.specialty),
    address: typed.address.split(/\r?\n/).map(tidy).filter((line) => line !== ''),
    note: typed.note.trim(),
    telephone: tidy(typed.telephone),
    secureAddress: secureAddress === '' ? null : { address: secureAddress, accredited: typed.accredited },
    registerChecked: checkedBy(typed.checked && number.value !== '', { body, number: number.value }, before, { by, on: today }),
  })
}

/** V4: only a UK doctor’s number has a shape we know; a team’s or a foreign register’s is kept as it is. */
function readNumber(type: Provider['type'], register: Pick<Provider, 'country' | 'body'>, number: string): Answer<string> {
  return type === 'individual' && number !== '' && hasGmcNumber(register) ? readGmcNumber(number) : agree(number)
}

/** V7: a check is of one number in one register. Whoever checked first stays named while neither changes. */
function checkedBy(checked: boolean, now: Pick<Provider, 'body' | 'number'>, before: Provider | null, said: NonNullable<Provider['registerChecked']>) {
  if (!checked) return null
  const same = before !== null && before.body === now.body && before.number === now.number
  return same ? (before.registerChecked ?? said) : said
}

function tidy(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
