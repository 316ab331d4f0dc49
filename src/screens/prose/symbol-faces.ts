/** A face that draws other signs than its letters say. `other`: one whose signs nobody here knows. */
export type SymbolFace = 'symbol' | 'wingdings' | 'other'

/** From 0x20 on, as the Symbol face draws them: `m` is µ, and ³ is ≥. Null characters stand where it draws no sign of its own. */
const SYMBOL = ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\0αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼'
/** From 0xA0 on. */
const SYMBOL_ABOVE = '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'
/** Arrows and ticks that Word puts in by itself. */
const WINGDINGS: Readonly<Record<number, string>> = { 0xa7: '•', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓', 0xfb: '✗', 0xfc: '✓' }

/** Faces with the signs of Symbol, by what programs call them. */
const likeSymbol = /^(?:(?:euclid )?symbol|symbol ?(?:mt|ps|neu)|standard symbols(?: l| ps)?)$/
/** Faces of Unicode whose names only sound like it. */
const ofLetters = /^(?:segoe ui (?:symbol|emoji)|noto sans symbols ?2?|apple symbols|cambria math|arial unicode ms)$/
const ofSigns = /symbol|dings|sorts|mt extra|marlett/

/** The face in which an element’s letters are signs, from its style or its `face`; undefined where it says nothing of its face, null of a face of letters. */
export function symbolFaceOf(style: string, face: string | null): SymbolFace | null | undefined {
  const family = /(?<![\w-])font-family:\s*([^;]+)/i.exec(style)?.[1] ?? /(?<![\w-])font:[^;]*?\d(?:pt|px|r?em|ex|%|in|cm|mm)(?:\/[^\s;]+)?\s+([^;]+)/i.exec(style)?.[1] ?? face
  if (family === null) return undefined
  const first = family.split(',')[0]!.replace(/["']/g, '').trim().toLowerCase()
  if (/^(?:inherit|unset|revert)$/.test(first)) return undefined
  if (first === 'wingdings') return 'wingdings'
  if (ofLetters.test(first) || !ofSigns.test(first)) return null
  return likeSymbol.test(first) ? 'symbol' : 'other'
}

/**
 * What was to be read where letters stand in a face of signs: 500 µg must not become 500 mg. A sign nobody here knows
 * becomes one that no face has, so that the letter is not set before a person has looked at it.
 */
export function signsIn(face: SymbolFace, text: string): string {
  return [...text].map((letter) => (/\s/.test(letter) ? letter : signOf(face, letter))).join('')
}

function signOf(face: SymbolFace, letter: string): string {
  const point = letter.codePointAt(0)!
  const code = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point
  if (code === 0x20) return ' '
  if (code > 0xff) return letter
  const known = face === 'symbol' ? (code < 0xa0 ? SYMBOL[code - 0x20] : SYMBOL_ABOVE[code - 0xa0]) : face === 'wingdings' ? WINGDINGS[code] : undefined
  return known === undefined || known === '\0' ? String.fromCharCode(0xf000 + code) : known
}
