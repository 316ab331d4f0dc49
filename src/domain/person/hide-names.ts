import { searchKey } from './search-key.ts'

/** Who must not be recognised in a text: names as they were ever written, in any script, and numbers. */
export interface Hidden {
  readonly names: readonly string[]
  readonly numbers: readonly string[]
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
  return hideWords(hideNumbers(text, numbers), piecesOf(names))
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

function hideWords(text: string, pieces: ReadonlySet<string>): string {
  const hidden = text.replace(WORD, (word) => {
    const own = POSSESSIVE.exec(word)?.[0] ?? ''
    const name = word.slice(0, word.length - own.length)
    return names(name, pieces) || names(word, pieces) ? `${IN_PLACE_OF_NAME}${own}` : word
  })
  return hidden.replace(/\[name\](?:\s+\[name\])+/g, IN_PLACE_OF_NAME)
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
