import { searchKey } from '../person/search-key.ts'
import type { Provider } from '../provider/provider.ts'

/** A provider as a sentence names them; a team's name alone does not say whose team it is. */
export function nameInSentence({ type, name, organisation }: Pick<Provider, 'type' | 'name' | 'organisation'>): string {
  return type === 'team' && organisation !== '' ? `${name} at ${organisation}` : name
}

/** Row 14: who was asked before the one who is written to, in turn. Why they could not is theirs to say. */
export function askedBeforeSentence(names: readonly string[]): string {
  if (names.length === 0) return ''
  return `${names.join(' and then ')} ${names.length === 1 ? 'was' : 'were'} asked first and could not take it on.`
}

/**
 * Who of those that declined a letter's words still name, as if it were for them (L30). The sentence that says who was asked
 * first is left out of account; so is a name that the one who is written to has too.
 */
export function stillNamed(words: string, { declined, to, askedBefore }: { readonly declined: readonly Provider[]; readonly to: Provider; readonly askedBefore: readonly string[] }): readonly Provider[] {
  const said = ` ${keyOf(askedBefore.length === 0 ? words : words.replaceAll(askedBeforeSentence(askedBefore), ''))} `
  const theirs = new Set(namesOf(to))
  return declined.filter((provider) => namesOf(provider).some((name) => name !== '' && !theirs.has(name) && said.includes(` ${name} `)))
}

const TITLES = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'sir', 'dame', 'lord', 'lady'] as const

/** What an organisation is called by whoever writes about it ends before these: “Northmoor’s liver team”. */
const KINDS: ReadonlySet<string> = new Set(['hospital', 'hospitals', 'children', 'women', 'and', 'for', 'of', 'sick', 'the', 'university', 'nhs', 'foundation', 'trust', 'infirmary', 'clinic', 'medical', 'health', 'healthcare', 'centre', 'center'])

/** What people write of a provider: the name without its title, the title with the family name, the organisation in short. A family name alone may be a word. */
function namesOf({ type, name, organisation }: Provider): readonly string[] {
  const words = keyOf(name).split(' ')
  const place = keyOf(organisation).split(' ')
  const short = place.slice(0, place.findLastIndex((word) => !KINDS.has(word)) + 1).join(' ')
  if (type === 'team') return [words.join(' '), short]
  const named = words.filter((word) => !TITLES.some((title) => title === word))
  return [named.length > 1 ? named.join(' ') : '', ...TITLES.map((title) => `${title} ${words.at(-1) ?? ''}`), short]
}

/** Northmoor’s is Northmoor. */
function keyOf(text: string): string {
  return searchKey(text.replace(/[’']s(?![\p{L}\p{N}])/gu, ''))
}
