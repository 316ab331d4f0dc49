import { passphraseWords } from './passphrase-words.ts'

/** How many words a passphrase has: with this list over 62 bits of chance, beyond guessing for as long as a record matters. */
const wordCount = 6

/**
 * Six words to be told by another channel than the pack they open, with a space between.
 * @param random gives bytes of chance: the only thing the words are drawn from
 */
export function makePassphrase(random: (length: number) => Uint8Array): string {
  return Array.from({ length: wordCount }, () => passphraseWords[drawBelow(passphraseWords.length, random)]).join(' ')
}

/** Every number below `limit` is as likely as any other: a draw past the last whole round of them is drawn again. */
function drawBelow(limit: number, random: (length: number) => Uint8Array): number {
  const fair = 65_536 - (65_536 % limit)
  for (;;) {
    const [high = 0, low = 0] = random(2)
    const drawn = high * 256 + low
    if (drawn < fair) return drawn % limit
  }
}
