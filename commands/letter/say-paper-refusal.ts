import type { PaperRefusal } from '#pdf/set-checked-paper.ts'

/** Says in a sentence or two why a file could not be set, and what to do about it. */
export function sayPaperRefusal(file: string, refusal: PaperRefusal): string {
  switch (refusal.kind) {
    case 'paper-not-valid':
      return `${file} is not a letter file: in ${refusal.where}: ${refusal.problem}. Its fields are described in docs/letter-schema.json.`
    case 'script-not-settable':
      return `${file} has writing in ${refusal.script} in ${refusal.where}. This version has no letters for it.`
    case 'missing-glyph':
      return [
        `${file} has a character that the fonts cannot draw:`,
        `${shown(refusal.character)}${refusal.codePoint} in ${refusal.where}. Please write it another way.`,
      ].join(' ')
    case 'foot-too-long':
      return `${file} has so many words for the foot of each page (identity and notice) that they leave too little page.`
    case 'fonts-not-usable':
      return 'The fonts in resources/fonts cannot be used. Please install Consilium again.'
  }
}

/** Control characters are named by their code only: printed, they could change the terminal. */
function shown(character: string): string {
  return /\p{C}/u.test(character) ? '' : `${character}, `
}
