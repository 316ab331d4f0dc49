/** No I, L, O or U: nothing that is read as a figure or makes a word. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The reference of a new case: `C-0124-7QK`, the next number after those known here, and three signs that stand for this
 * computer. Two computers that count apart may come to the same number, and their signs keep the references apart; on one
 * computer the number alone does. `vault` is the computer’s own public key, so nobody has to give out the signs.
 */
export function nextReference(known: readonly string[], vault: string): string {
  const numbers = known.flatMap((reference) => /^C-(\d{1,6})(?:-|$)/.exec(reference)?.[1] ?? []).map(Number)
  const next = String(Math.max(0, ...numbers) + 1).padStart(4, '0')
  return `C-${next}-${signsOf(vault)}`
}

function signsOf(vault: string): string {
  // Every character counts, in its place: FNV-1a.
  const hash = [...vault].reduce((sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0, 0x811c9dc5)
  return [0, 5, 10].map((shift) => LETTERS[(hash >>> shift) & 31]).join('')
}
