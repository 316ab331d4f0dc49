import { months } from '../basics/calendar.ts'
import type { NamedPerson } from '../person/hide-names.ts'
import { searchKey } from '../person/search-key.ts'
import { textsOf, type PaperDocument } from './paper-document.ts'
import { freeTexts, initialsOf } from './pseudonymise.ts'

/** Words left in a pseudonymised letter that may still tell who somebody is, and the part of the letter they stand in. */
export interface MightName {
  readonly words: string
  readonly part: string
}

/** Words that begin with a capital, one after the other: "Oakfield Primary School". */
const CAPITALISED = /\p{Lu}[\p{L}\p{M}’'‐‑-]*(?:(?:[ \u00a0](?:of|the|and|for|de|al|bin|von))*[ \u00a0]\p{Lu}[\p{L}\p{M}’'‐‑-]*)*/gu
const LONG_NUMBER = /(?<![\p{L}\p{N}])\p{N}{5,}(?![\p{L}\p{N}])/gu
/** What is left of a name in part: "Y." of "Y. Al-Abdallah". */
const BESIDE_A_NAME = /(?<![\p{L}\p{N}])\p{Lu}\.\s*\[\]/gu
const PLACES = /\b(?:schools?|nursery|college|church|mosque|temple|synagogue|gurdwara|refuge|twins?|triplets?|sisters?|brothers?|siblings?|cousins?|born|birthday|facebook|instagram|newspapers?)\b/giu

const BLAND = new Set([...months, 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'I', 'British Sign Language', 'Inpatient', 'Outpatient', ''])

/**
 * What a person should look at before a pseudonymised letter leaves (L23). It finds what looks like a name, a number or a
 * place; it cannot know who would recognise a story, so the page is read through all the same.
 */
export function mightName(document: PaperDocument, people: readonly NamedPerson[]): readonly MightName[] {
  const head = textsOf(document).filter(({ where }) => !where.startsWith('block')).map(({ text }) => text)
  const staff = document.blocks.flatMap((block) => (block.kind === 'signature' ? block.lines : []))
  const ours = ` ${searchKey([...head, ...staff].join(' '))} `
  const initials = new Set(people.flatMap(({ names }) => initialsOf(names).map((letters) => letters.join(''))))
  const isKnown = (words: string): boolean => BLAND.has(words) || ours.includes(` ${searchKey(words)} `)
  const tells = (words: string): boolean => (isAbbreviation(words) ? initials.has(words) : !isKnown(words))
  const found = freeTexts(document).flatMap(({ part, text }) => {
    const said = text.replace(/\[[^\]]*\]/g, '[]')
    const capitals = [...said.matchAll(CAPITALISED)].filter(({ 0: words, index }) => tells(beginsSentence(said.slice(0, index)) ? withoutFirst(words) : words))
    const telling = capitals.map(({ 0: words }) => words)
    const places = (said.match(PLACES) ?? []).filter((place) => !telling.some((words) => words.includes(place)))
    return [...telling, ...(said.match(BESIDE_A_NAME) ?? []), ...(said.match(LONG_NUMBER) ?? []), ...places].map((words) => ({ words: words.replace(/\s*\[\]/, ''), part }))
  })
  return [...new Map(found.map((one) => [`${one.part}/${one.words}`, one])).values()]
}

/** The first word of a sentence has its capital from there; a word alone tells nothing then. */
function withoutFirst(words: string): string {
  return isAbbreviation(words) ? words : words.split(/[ \u00a0]/).slice(1).join(' ')
}

function beginsSentence(before: string): boolean {
  return before.trim() === '' || /(?:[.!?:;•\n]|[“"‘(])\s*$/u.test(before)
}

function isAbbreviation(words: string): boolean {
  return /^\p{Lu}{1,6}s?$/u.test(words)
}
