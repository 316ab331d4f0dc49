/** Letters of the scripts that are read from the right, and their marks, as a range of a regular expression; their digits are read from the left, like all digits. */
export const lettersFromRight = '\\u0590-\\u065F\\u066E-\\u06EF\\u06FA-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC'

const fromRight = new RegExp(`[${lettersFromRight}]`, 'u')

/**
 * Do words in an English paper run from right to left as a whole? When most of their letters are of a script that does: an
 * English sentence that begins with an Arabic name, or has one in it, keeps its order, and so does a dose in it.
 */
export function runsFromRight(words: string): boolean {
  const letters = words.match(/\p{L}/gu) ?? []
  return letters.filter((letter) => fromRight.test(letter)).length * 2 > letters.length
}
