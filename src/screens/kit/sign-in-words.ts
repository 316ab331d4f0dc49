/** A sign that cannot be printed, as a sentence names it: between quotes, or by its number where nobody would see it. */
export function signInWords(refusal: object): string {
  const { character, codePoint } = refusal as { readonly character?: unknown; readonly codePoint?: unknown }
  const isSeen = typeof character === 'string' && !/[\p{C}\p{Z}]/u.test(character)
  return isSeen || typeof codePoint !== 'string' || codePoint === '' ? `“${typeof character === 'string' && character !== '' ? character : '?'}”` : codePoint
}
