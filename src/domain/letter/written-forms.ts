import { months, type CalendarDay } from '../basics/calendar.ts'

/** A day as people write it, in words or figures, British, American or ISO: for taking a date of birth out of a text. */
export function waysToWriteDay(day: CalendarDay): RegExp {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const name = months[month - 1] ?? ''
  const [d, m, y] = [`0?${date}`, `0?${month}`, `(?:${year}|[’'‘]?${year.slice(2)})`]
  const word = `(?:${name}|${name.slice(0, 3)}|${name.slice(0, 4)})\\.?`
  const [nth, gap, sign] = [`${d}(?:st|nd|rd|th)?`, '[\\s,.\\-‐‑–/]*', '\\s*[./\\-‐‑–]\\s*']
  const two = (number: number): string => String(number).padStart(2, '0')
  return anyOf([
    `${nth}${gap}(?:of\\s+)?${word}${gap}${y}`,
    `${word}${gap}${nth}${gap}${y}`,
    `${year}${gap}${word}${gap}${nth}`,
    `${d}${sign}${m}${sign}${y}`,
    `${m}${sign}${d}${sign}${y}`,
    `${year}${sign}${m}${sign}${d}`,
    `${year}${two(month)}${two(date)}`,
    `${two(date)}${two(month)}${year}`,
  ])
}

/** A line of an address, however it is cased and spaced; without the number of the house too. Null where it says too little. */
export function waysToWriteLine(line: string): RegExp | null {
  const forms = formsOfLine(line)
  return forms.length === 0 ? null : anyOf(forms.map((words) => words.join('[^\\p{L}\\p{N}]{1,3}')))
}

/** The words of a line of an address, and those without the number of the house; none where it says too little. */
export function formsOfLine(line: string): readonly (readonly string[])[] {
  const words = line.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (words.join('').length < SHORTEST_LINE) return []
  const street = /^\p{N}+\p{L}?$/u.test(words[0] ?? '') && words.length > 2 ? [words.slice(1)] : []
  return [words, ...street]
}

/** Also without a space between, as a postcode is typed. */
export function waysToWriteForm(words: readonly string[]): RegExp {
  return anyOf([words.join('[^\\p{L}\\p{N}]{0,3}')])
}

/** A word as it was typed, or with a capital as a name has one. */
export function exactWord(word: string): RegExp {
  return anyOf([...new Set([word, `${word.slice(0, 1).toUpperCase()}${word.slice(1).toLowerCase()}`, word.toUpperCase()])], 'gu')
}

/** "London" is a line of an address; "UK" and "2b" stand in many texts. */
const SHORTEST_LINE = 4

/** Full stops between the first letters of a name, "Z.O." or "Z. O.": without them they may be an abbreviation. */
export function dottedInitials(letters: readonly string[]): RegExp {
  return anyOf([`${letters.join('\\.\\s?')}\\.?`], 'gu')
}

/** What is somebody's address or number whoever they are: of no use to a provider, and it may be the family's. */
export const alwaysTelling: readonly { readonly pattern: RegExp; readonly inPlace: string }[] = [
  { pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, inPlace: '[e-mail address]' },
  { pattern: anyOf(['[A-Z]{1,2}[0-9][0-9A-Z]?\\s?[0-9][A-Z]{2}'], 'gu'), inPlace: '[postcode]' },
  { pattern: anyOf(['[0-9]{3}[\\s\\u00a0-]?[0-9]{3}[\\s\\u00a0-]?[0-9]{4}', '(?:\\+[0-9]{1,3}|\\(?0[0-9]{2,4}\\)?)(?:[\\s-]?[0-9]){6,10}'], 'gu'), inPlace: '[number]' },
]

function anyOf(patterns: readonly string[], flags = 'giu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, flags)
}
