import { z } from 'zod'
import { agree, refuse, type Answer } from '../basics/answer.ts'
import { calendarDaySchema } from '../basics/calendar.ts'
import { searchKey } from '../person/search-key.ts'

/** An individual or a team at another organisation, in the UK or abroad (rows 1, 5, 6, 11). */
export const providerSchema = z.object({
  type: z.enum(['individual', 'team']),
  name: z.string().min(1),
  /** As a letter greets them, after Dear, for example Dr Llewellyn-Hughes; a family name cannot be told from a name. */
  greeting: z.string().optional(),
  specialty: z.string(),
  /** The professional medical body, for example "General Medical Council" or a foreign register by name. */
  body: z.string(),
  /** GMC number (7 digits) for a UK doctor; the register's own number abroad. Checked against no register here. */
  number: z.string(),
  organisation: z.string(),
  /** ODS code of a UK organisation; '' abroad. */
  ods: z.string(),
  /** ISO 3166-1 alpha-2. Anything but GB brings the law and ethics paragraph (rows 12, 13). */
  country: z.string().regex(/^[A-Z]{2}$/),
  address: z.array(z.string()),
  note: z.string(),
  /** As it is dialled from here, of any country. */
  telephone: z.string().optional(),
  /** Where records can be sent securely, and whether its domain is accredited. */
  secureAddress: z.object({ address: z.string().min(1), accredited: z.boolean() }).nullable().optional(),
  /** Who looked body and number up in the register, and when; none while nobody has. */
  registerChecked: z.object({ by: z.string().min(1), on: calendarDaySchema }).nullable().optional(),
})
export type Provider = z.infer<typeof providerSchema>

export const PROVIDER = 'provider'

/** Our own organisation, as the team's record states it. */
export interface HomeTrust {
  readonly organisation: string
  readonly ods: string
}

/**
 * Row 1: a provider is at another organisation; compared by ODS code where both have one, and by name where either has
 * none. Two trusts may bear one name; a site's code begins with its trust's.
 */
export function checkOtherOrganisation(provider: Pick<Provider, 'organisation' | 'ods'>, home: HomeTrust): Answer<true> {
  const [theirs, ours] = [compactCode(provider.ods), compactCode(home.ods)]
  const same = theirs === '' || ours === '' ? searchKey(provider.organisation) === searchKey(home.organisation) : isSameOrganisation(theirs, ours)
  return same ? refuse({ kind: 'provider-at-home-trust', rule: 'V1' }) : agree(true)
}

/** RR8 and RR801: a trust and its site. A code of fewer than 3 characters is nobody's beginning. */
function isSameOrganisation(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return short === long || (short.length >= 3 && long.startsWith(short))
}

function compactCode(ods: string): string {
  return ods.replace(/\s/g, '').toUpperCase()
}

/** Rows 5 and 11: what a letter needs to know of a provider. Gives the names of what is missing, in reading order. */
export function missingOfProvider(provider: Provider): readonly string[] {
  const missing: string[] = []
  if (provider.organisation.trim() === '') missing.push('organisation')
  if (provider.specialty.trim() === '') missing.push('specialty')
  if (provider.body.trim() === '') missing.push('professional body')
  if (provider.type === 'individual' && provider.number.trim() === '') missing.push('registration number')
  else if (provider.type === 'individual' && hasGmcNumber(provider) && !readGmcNumber(provider.number).ok) missing.push('a GMC number of 7 digits')
  return missing
}

/** V3: asked of a UK doctor only. */
export function hasGmcNumber(provider: Pick<Provider, 'country' | 'body'>): boolean {
  return !isAbroad(provider) && /\bgmc\b|general medical council/i.test(provider.body)
}

/** Row 11: a GMC number is 7 digits, also typed as an NHS consultant code C1234567. Gives the 7 digits. */
export function readGmcNumber(typed: string): Answer<string> {
  const match = /^[Cc]?(\d{7})$/.exec(typed.replace(/\s/g, ''))
  return match?.[1] === undefined ? refuse({ kind: 'gmc-number-not-seven-digits', rule: 'V4' }) : agree(match[1])
}

/** "Craniopharyngioma MDT, Severnside Children’s Hospital": a team's name alone does not say whose team it is. */
export function providerLabel(provider: Pick<Provider, 'name' | 'organisation'>): string {
  return provider.organisation === '' ? provider.name : `${provider.name}, ${provider.organisation}`
}

export function isAbroad(provider: Pick<Provider, 'country'>): boolean {
  return provider.country !== 'GB'
}
