import { lettersFromRight as right } from '#domain/basics/runs-from-right.ts'

/** A stretch of a line, in UTF-16 units: from the first up to, and without, the last. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Finds what in a line must be read from left to right as one, wherever it stands: a number with its sign or unit, and
 * numbers with nothing but signs between them. In a line that runs from the right, so is a whole phrase of another script,
 * with its numbers and signs: were each number held by itself, `stop 5 mg, start 10 mg` and `5 mg → 10 mg` would say another dose.
 * @param line without line ends
 * @returns the stretches in order
 */
export function heldIn(line: string, rightToLeft: boolean): readonly Stretch[] {
  const phrases = rightToLeft ? phrasesIn(line) : []
  const ends = [...phrases, { from: line.length, to: line.length }]
  return ends.flatMap((phrase, index) => [...numbersIn(line, { from: ends[index - 1]?.to ?? 0, to: phrase.from }), ...(phrase.to > phrase.from ? [phrase] : [])])
}

const digit = '[0-9\\u0660-\\u0669\\u06F0-\\u06F9]'
const gap = '[ \\u00A0\\u2007\\u2009\\u202F]'
/** A sign stands for itself only where nothing comes before it that it could join; `COVID-19` and `c.1521` are words. */
const begins = `(?:(?<=^|[\\s(\\[“])[-−+±<>≤≥≈~]${gap}?|(?<=[${right}][._־-])|(?<![A-Za-zÀ-ɏ0-9\\u0660-\\u0669\\u06F0-\\u06F9._-]))`
const goesOn = `(?:(?:${gap}|[.,:/–\\-\\u066B\\u066C])${digit}+)*`
const unit = `(?:${gap}?(?!x${gap}?${digit})[A-Za-zµμ%°\\u066A][A-Za-zµμ%°\\u066A²³/0-9]*)?`
const amount = `${digit}+${goesOn}${unit}`
/** Not the arrows that point left: in words read from the right they lead from the one before to the one after. */
const joint = `${gap}?[x→⇒⟶⟹➔➜↔⇄⇌×·*=≠+±−–—\\-/<>≤≥≈~]{1,2}${gap}?[-−+±<>≤≥≈~]?`
const numbers = new RegExp(`${begins}${amount}(?:${joint}${amount})*`, 'gu')

function numbersIn(line: string, { from, to }: Stretch): readonly Stretch[] {
  return [...line.slice(from, to).matchAll(numbers)].map(({ 0: number, index }) => ({ from: from + index, to: from + index + number.length }))
}

const stretches = new RegExp(`[^${right}←⇐⟵⟸]+`, 'gu')
const letter = /\p{L}/u

function phrasesIn(line: string): readonly Stretch[] {
  return [...line.matchAll(stretches)].flatMap(({ 0: words, index }) => (letter.test(words) ? phrasesOf(line, { from: index, to: index + words.length }) : []))
}

/** Parts words at brackets that have no partner among them, which belong to the words around. */
function phrasesOf(line: string, { from, to }: Stretch): readonly Stretch[] {
  const { partners, alone } = pairBrackets(line, { from, to })
  const begins = [from, ...alone.map((at) => at + 1)]
  return begins.flatMap((begin, index) => phraseIn(line, { from: begin, to: alone[index] ?? to }, partners))
}

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '”': '“', '»': '«' }
const openers = new Set(Object.values(closers))

function pairBrackets(line: string, { from, to }: Stretch): { readonly partners: ReadonlyMap<number, number>; readonly alone: readonly number[] } {
  const partners = new Map<number, number>()
  const [alone, open]: [number[], number[]] = [[], []]
  for (let at = from; at < to; at += 1) {
    const opener = closers[line[at]!]
    if (openers.has(line[at]!)) open.push(at)
    else if (opener !== undefined && line[open.at(-1) ?? -1] === opener) partners.set(at, open.at(-1)!).set(open.pop()!, at)
    else if (opener !== undefined) alone.push(at)
  }
  return { partners, alone: [...alone, ...open].sort((a, b) => a - b) }
}

/** From the first letter or number to the last, with the signs and brackets that belong to them. */
function phraseIn(line: string, part: Stretch, partners: ReadonlyMap<number, number>): readonly Stretch[] {
  const words = line.slice(part.from, part.to)
  if (!letter.test(words)) return []
  let from = part.from + words.search(/[\p{L}\p{N}]/u)
  let to = part.from + /^.*[\p{L}\p{N}\p{M}]/su.exec(words)![0].length
  from -= signBefore(line, from)
  while (from > part.from && openers.has(line[from - 1]!) && partners.get(from - 1)! < to) from -= 1
  while (to < part.to && (attached.test(line[to]!) || isCharge(line, to) || (partners.get(to) ?? -1) >= from)) to += 1
  return [{ from, to }]
}

/** How long the sign is that belongs to what begins at `at`; a hyphen before a word, or after letters read from the right, does not. */
function signBefore(line: string, at: number): number {
  const sign = /(?:^|[\s([“])((?:[<>≤≥≈~±]|[-−+£$€](?=.?\d$))[ \u00A0]?).$/su.exec(line.slice(Math.max(0, at - 3), at + 1))
  return sign?.[1]!.length ?? 0
}

const attached = /[%‰°⁺⁻+²³′″™®]/u

/** `Cl-`, `HCO3-`: a hyphen after a letter’s own number, and no word after it. */
function isCharge(line: string, at: number): boolean {
  return /[-−]/.test(line[at]!) && /\p{L}\p{N}?$/u.test(line.slice(Math.max(0, at - 3), at)) && /^(?:$|[\s.,;:)\]])/.test(line.slice(at + 1, at + 2))
}
