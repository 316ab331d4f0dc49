import { findGlue } from '../text/find-glue.ts'

const noBreak = '\u00A0'

/**
 * Takes the stretches of one text and gives them with no-break spaces wherever a line may not end: on a screen of any
 * width a number stays with its unit, as it does on the pages.
 */
export function glueSpaces(stretches: readonly string[]): readonly string[] {
  const text = stretches.join('')
  const glued = new Set(gluedSpaces(text))
  const units = Array.from({ length: text.length }, (_, index) => (glued.has(index) ? noBreak : text[index]!))
  let from = 0
  return stretches.map((stretch) => {
    from += stretch.length
    return units.slice(from - stretch.length, from).join('')
  })
}

function gluedSpaces(text: string): readonly number[] {
  const words = [...text.matchAll(/[^ \n]+/g)]
  const glue = findGlue(words.map((word) => word[0]))
  return words.flatMap((word, index) => {
    const next = words[index + 1]
    const end = word.index + word[0].length
    // A line its author ended stays ended.
    if (glue[index] !== true || next === undefined || text.slice(end, next.index).includes('\n')) return []
    return Array.from({ length: next.index - end }, (_, offset) => end + offset)
  })
}
