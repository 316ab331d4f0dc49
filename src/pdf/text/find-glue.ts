/**
 * Says after which words a line may not end, so that what must be read in one glance stays in one line: a number
 * and its unit, the groups of an NHS number and what it is, a sign and its number, a title and its name. `22 | IU/mL` over a line
 * end is a known cause of misread doses.
 * @returns for each word, true when it must share its line with the next one.
 */
export function findGlue(words: readonly string[]): readonly boolean[] {
  return words.map((word, index) => {
    const next = words[index + 1]
    if (next === undefined) return false
    if (isLabel(words, index)) return true
    if (isPlain(word) && !joints.has(next) && !joints.has(word) && !between.has(word)) return false
    return (
      title.test(word) ||
      (number.test(word) ? staysWithNumber(word, next) : sign.test(word) && startsWithNumber.test(next)) ||
      joinsUnits(words, index) ||
      joinsNumbers(words, index)
    )
  })
}

/** `NHS number 999 526 0182`: the number and what it is. */
function isLabel(words: readonly string[], index: number): boolean {
  const at = words[index] === 'number' ? index : index + 1
  return words[at] === 'number' && /^(?:NHS|Hospital|hospital)$/.test(words[at - 1] ?? '') && startsWithNumber.test(words[at + 1] ?? '')
}

/** Nearly every word: nothing in it can be held but the unit before a joint. */
function isPlain(word: string): boolean {
  return word >= 'a' && word < '{'
}

const title = /^[("“‘']*(?:Dr|Mr|Mrs|Miss|Ms|Mx|Prof|Professor|Sir|Dame|Lord|Lady)\.?$/u
/** A bare number, also a range, a date, a fraction, a bound (≥22): anything that a unit may follow. */
const number = /^[("“‘'[<>≤≥≈±~+−–-]*\p{N}(?:[\p{N}.,:/×–−-]*\p{N})?$/u
const startsWithNumber = /^[<>≤≥≈±~+−–-]*\p{N}/u
const sign = /^[("“‘'[]*[×x*+±<>≤≥=≈~–−-]$/u
const joints: ReadonlySet<string> = new Set(['/', 'per'])
const between: ReadonlySet<string> = new Set(['in', 'of', 'to'])

/** Any word after a number may be its unit; a number after a number only where both are groups of one. */
function staysWithNumber(word: string, next: string): boolean {
  if (!/^[("“‘'[]*\p{N}/u.test(next)) return true
  return /(?:^|\D)\d{1,4}$/u.test(word) && /^\d{3,4}(?!\d)/u.test(next)
}

/** `5 mg per kg`, `5 mg / kg`: the unit goes on after the joint. */
function joinsUnits(words: readonly string[], index: number): boolean {
  const isNumber = (at: number): boolean => number.test(words[at] ?? '')
  return (
    (joints.has(words[index + 1] ?? '') && isNumber(index - 1)) || (joints.has(words[index] ?? '') && isNumber(index - 2))
  )
}

/** `1 in 2`, `2 of 6`, `5 to 10 mg`: neither number means anything alone. */
function joinsNumbers(words: readonly string[], index: number): boolean {
  return between.has(words[index]!) && number.test(words[index - 1] ?? '') && number.test(words[index + 1] ?? '')
}
