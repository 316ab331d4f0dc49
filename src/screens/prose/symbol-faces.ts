/** A face that draws other signs than its letters say. `other`: one whose signs nobody here knows. */
export type SymbolFace = 'symbol' | 'wingdings' | 'other'

/** From 0x20 on, as the Symbol face draws them: `m` is µ, and ³ is ≥. A space is where it draws none of ours. */
const SYMBOL = ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼'
/** From 0xA0 on. */
const SYMBOL_ABOVE = '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'
/** Arrows and ticks that Word puts in by itself. */
const WINGDINGS: Readonly<Record<number, string>> = { 0x20: ' ', 0xa7: '•', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓', 0xfb: '✗', 0xfc: '✓' }

/** The face in which an element’s letters are signs, from its style or its `face`; undefined where it says nothing of its face, null of a face of letters. */
export function symbolFaceOf(style: string, face: string | null): SymbolFace | null | undefined {
  const family = /(?<![\w-])font-family:\s*([^;]+)/i.exec(style)?.[1] ?? face
  if (family === null) return undefined
  const first = family.split(',')[0]!.replace(/["']/g, '').trim().toLowerCase()
  if (first === 'symbol' || first === 'wingdings') return first
  return /^(?:wingdings [23]|webdings|mt extra|zapf ?dingbats|marlett)$/.test(first) ? 'other' : null
}

/**
 * What was to be read where letters stand in a face of signs: 500 µg must not become 500 mg. A sign nobody here knows
 * becomes one that no face has, so that the letter is not set before a person has looked at it.
 */
export function signsIn(face: SymbolFace, text: string): string {
  return [...text].map((letter) => signOf(face, letter)).join('')
}

function signOf(face: SymbolFace, letter: string): string {
  const point = letter.codePointAt(0)!
  const code = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point
  if (code > 0xff || /\s/.test(letter)) return letter
  const known = face === 'symbol' ? (code < 0xa0 ? SYMBOL[code - 0x20] : SYMBOL_ABOVE[code - 0xa0]) : face === 'wingdings' ? WINGDINGS[code] : undefined
  return known === undefined || known === ' ' ? String.fromCharCode(0xf000 + code) : known
}
