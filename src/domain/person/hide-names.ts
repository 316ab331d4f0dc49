import { searchKey } from './search-key.ts'

/** Who must not be recognised in a text: names as they were ever written, in any script, and numbers. */
export interface Hidden {
  readonly names: readonly string[]
  readonly numbers: readonly string[]
}

/** Somebody who must not be recognised, and the words that stand where they were named. */
export interface NamedPerson {
  readonly names: readonly string[]
  readonly inPlace: string
}

/** What stands where something was hidden: whoever reads it sees that the words were not written so. */
const IN_PLACE_OF_NAME = '[name]'
const IN_PLACE_OF_NUMBER = '[number]'

/** A word with the apostrophes, hyphens and unseen signs inside it. */
const WORD = /[\p{L}\p{M}\p{N}\p{Cf}]+(?:['’‘ʼ`´‐‑-][\p{L}\p{M}\p{N}\p{Cf}]+)*/gu
const POSSESSIVE = /['’‘ʼ`´]s$/iu

/** What people are to the child. */
const FAMILY = 'sister brother mother father mum dad mummy daddy stepmother stepfather parent parents carer carers guardian grandmother grandfather grandma grandad granny grandparents aunt auntie uncle cousin family twin'
const FAMILY_WORDS = wordsOf(FAMILY)
/** Words that stand beside a name where people say who spoke, and name nobody. */
const BESIDE_A_NAME = wordsOf(`and the of his her their with mr mrs ms miss mx dr prof professor sir baby ${FAMILY}`)
/** Parts of names that many share; hidden only where a name has no other. */
const PARTICLES = wordsOf('da de del van von der la le el al bin bint ibn ni mac')
/** Names of two letters that are plain words too: with a capital they are taken for the name. */
const PLAIN_WORDS = wordsOf('am an as at be by do go he if in is it me my no of on or so to up us we')

/** Shorter numbers stand in any sentence by themselves: "2 weeks". */
const SHORTEST_NUMBER = 4

/**
 * A text in which nobody hidden is named: however accents, apostrophes and hyphens were typed, in part or whole, in
 * any case. More is hidden rather than less: a surname that is also a plain word goes too.
 */
export function hideNames(text: string, { names, numbers }: Hidden): string {
  return replaceNames(hideNumbers(text, numbers), [{ names, inPlace: IN_PLACE_OF_NAME }])
}

/**
 * The same with words for each person in place of their name: "[the child’s mother]". Names that stand together are one
 * person’s; what could be several people’s, as a family name alone, says only that a name stood there.
 */
export function replaceNames(text: string, people: readonly NamedPerson[]): string {
  const searched = people.map(({ names, inPlace }) => ({ pieces: piecesOf(names), inPlace }))
  const runs = runsIn(text, [...text.matchAll(WORD)].flatMap((match) => namedAt(match, searched)))
  return runs.reduceRight((said, { start, end, inPlace, own }) => `${said.slice(0, start)}${inPlace.length === 1 ? String(inPlace[0]) : IN_PLACE_OF_NAME}${own}${said.slice(end)}`, text)
}

/** Whom a label names beside what they are to the child, as “Father, Declan Murphy” does; nobody where it names a team. */
export function familyNamesIn(label: string): readonly string[] {
  const words = [...label.matchAll(WORD)].map(([word]) => word.replace(POSSESSIVE, ''))
  if (!words.some((word) => isFamily(word))) return []
  return words.filter((word) => !/^\p{Ll}/u.test(word) && !isFamily(word))
}

function isFamily(word: string): boolean {
  return partsOf(word).every((part) => FAMILY_WORDS.has(part))
}

/** A text without the numbers, however they are spaced. */
export function hideNumbers(text: string, numbers: readonly string[]): string {
  return numbers.reduce((said, number) => {
    const signs = [...number.replace(/[^\p{L}\p{N}]/gu, '')]
    if (signs.length < SHORTEST_NUMBER) return said
    return said.replace(new RegExp(`(?<![\\p{L}\\p{N}])${signs.join('[\\s./-]*')}(?![\\p{L}\\p{N}])`, 'giu'), IN_PLACE_OF_NUMBER)
  }, text)
}

/** A stretch of a text in which somebody is named; `inPlace` says who it may be. */
interface Naming {
  readonly start: number
  readonly end: number
  readonly inPlace: readonly string[]
  /** "’s", which stays. */
  readonly own: string
}

function namedAt(match: RegExpExecArray, searched: readonly { readonly pieces: ReadonlySet<string>; readonly inPlace: string }[]): readonly Naming[] {
  const [word] = match
  const own = POSSESSIVE.exec(word)?.[0] ?? ''
  const name = word.slice(0, word.length - own.length)
  const inPlace = searched.filter(({ pieces }) => names(name, pieces) || names(word, pieces)).map((one) => one.inPlace)
  return inPlace.length === 0 ? [] : [{ start: match.index, end: match.index + word.length, inPlace: [...new Set(inPlace)], own }]
}

/** "van der" in "Anna van der Berg". */
function isWithinName(between: string): boolean {
  return /^\s/.test(between) && between.trim().split(/\s+/).every((word) => word === '' || PARTICLES.has(word))
}

/** Words that follow each other name one person, whoever all of them can name. */
function runsIn(text: string, named: readonly Naming[]): readonly Naming[] {
  const runs: Naming[] = []
  for (const next of named) {
    const last = runs.at(-1)
    const joined = last?.own === '' && isWithinName(text.slice(last.end, next.start))
    if (last === undefined || !joined) runs.push(next)
    else runs.splice(-1, 1, { ...next, start: last.start, inPlace: last.inPlace.filter((who) => next.inPlace.includes(who)) })
  }
  return runs
}

function names(word: string, pieces: ReadonlySet<string>): boolean {
  const parts = partsOf(word)
  if ([...parts, parts.join('')].some((part) => isHidden(part, isCapital(word), pieces))) return true
  // Scripts whose words run together, or take on a particle: the name may stand anywhere in the run.
  return !isLatin(word) && [...pieces].some((piece) => !isLatin(piece) && parts.join('').includes(piece))
}

/** With a capital the plural of a name is taken for the name: "the Pryce-Joneses". */
function isHidden(part: string, capital: boolean, pieces: ReadonlySet<string>): boolean {
  if (pieces.has(part)) return capital || !PLAIN_WORDS.has(part)
  return capital && ['s', 'es'].some((ending) => part.endsWith(ending) && part.length > ending.length + 2 && pieces.has(part.slice(0, -ending.length)))
}

/** Each part of each name that could give somebody away, as it is searched for, and each name written as one. */
function piecesOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => {
      const words = [...name.matchAll(WORD)].map(([word]) => partsOf(word))
      const parts = words.flat().filter((part) => !BESIDE_A_NAME.has(part))
      const telling = parts.filter((part) => !PARTICLES.has(part))
      if (parts.length === 0) return []
      const asOne = [...words.map((word) => word.join('')), words.flat().join('')].filter((word) => !BESIDE_A_NAME.has(word) && !PARTICLES.has(word))
      return [...(telling.length === 0 ? parts : telling), ...asOne].filter((part) => part.length > 1)
    }),
  )
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

function partsOf(word: string): readonly string[] {
  return searchKey(word.replace(/\p{Cf}/gu, '')).split(' ').filter((part) => part !== '')
}

function isCapital(word: string): boolean {
  return /^\p{Cf}*\p{Lu}/u.test(word.normalize('NFC')) || /[‐‑-]\p{Lu}/u.test(word)
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) || !/\p{L}/u.test(text)
}
