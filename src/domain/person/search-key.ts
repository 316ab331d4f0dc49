/** Letters that do not decompose into a base letter and a mark, with what people type for them. */
const plain: Readonly<Record<string, string>> = {
  ł: 'l', đ: 'd', ð: 'd', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n',
}

/**
 * A text as people type it to find it: no accents, no case, apostrophes and hyphens of any kind left out or made
 * spaces, so that "obrien nunez" finds O’Brien-Núñez and Ł sorts as L.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łđðøæœßþħıŋ]/gu, (letter) => plain[letter] ?? letter)
    .replace(/['’‘ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
