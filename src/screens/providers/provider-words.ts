import { longDay } from '#domain/basics/calendar.ts'
import { isAbroad, missingOfProvider, type Provider } from '#domain/provider/provider.ts'

/** Of the countries there are, in the order of the alphabet; what the browser has no name for keeps its code. */
const codes =
  'GG GI GL FO IM JE BM PR AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW'

const countryNames = new Intl.DisplayNames('en-GB', { type: 'region' })

export function countryName(code: string): string {
  return countryNames.of(code) ?? code
}

/** The United Kingdom first: it is meant most often. */
export const countries: readonly { readonly value: string; readonly words: string }[] = [
  { value: 'GB', words: countryName('GB') },
  ...codes
    .split(' ')
    .filter((code) => code !== 'GB')
    .map((value) => ({ value, words: countryName(value) }))
    .toSorted((one, other) => one.words.localeCompare(other.words, 'en-GB')),
]

/** "General Medical Council, 9990047. Checked by Priya Raman, 8 October 2026": never "invalid" (V7). */
export function registerWords({ body, number, registerChecked }: Provider): string {
  const register = [body, number].filter((part) => part !== '').join(', ')
  if (number === '') return register
  return `${register}. ${registerChecked == null ? 'Not yet checked in the register' : `Checked in the register by ${registerChecked.by}, ${longDay(registerChecked.on)}`}`
}

/** What a list says of an entry: what is missing first, then what nobody has checked. */
export function entryNote(provider: Provider): string {
  const missing = missingOfProvider(provider)
  if (missing.length > 0) return `Missing: ${missing.join(', ')}`
  return [provider.number !== '' && provider.registerChecked == null ? 'Not yet checked in the register' : '', isAbroad(provider) ? countryName(provider.country) : '']
    .filter((part) => part !== '')
    .join('. ')
}
