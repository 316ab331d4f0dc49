import { runsFromRight } from '#domain/basics/runs-from-right.ts'
import { directionOf, type PaperLanguage } from '#domain/letter/paper-language.ts'
import { hasFromRight, isForeign } from '../text/direction.ts'
import { heldIn, type Stretch } from '../text/hold-phrases.ts'

/** A line of a text as its author ended it. */
interface OrderedLine {
  /** Attributes of a line that runs another way than its text; empty for the others. */
  readonly turned: string
  readonly parts: readonly Part[]
}

interface Part extends Stretch {
  /** Attributes of what must be read from the left as one; empty for the rest. */
  readonly held: string
}

/**
 * Takes a text and parts it so that a browser shows each line in the order in which the pages have it: it knows of no
 * doses, and would part them from their units.
 */
export function orderLines(text: string, language: PaperLanguage): readonly OrderedLine[] {
  const isTurned = directionOf(language) === 'rtl'
  let end = -1
  return text.split('\n').map((line) => {
    const from = end + 1
    end = from + line.length
    const fromRight = isTurned || runsFromRight(line)
    const turned = isTurned || fromRight === runsFromRight(text) || !/\p{L}/u.test(line) ? '' : ` dir="${fromRight ? 'rtl' : 'ltr'}"`
    return { turned, parts: partLine(line, fromRight, language).map((part) => ({ ...part, from: part.from + from, to: part.to + from })) }
  })
}

function partLine(line: string, fromRight: boolean, language: PaperLanguage): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  for (const { from, to } of stretchesOf(line, fromRight)) {
    const words = line.slice(from, to)
    const voice = language !== 'en-GB' && /\p{Script=Latin}/u.test(words) ? ' lang="en-GB"' : ''
    parts.push({ from: at, to: from, held: '' }, { from, to, held: `${voice} dir="ltr"` })
    at = to
  }
  return [...parts, { from: at, to: line.length, held: '' }].filter(({ from, to }) => to > from)
}

function stretchesOf(line: string, fromRight: boolean): readonly Stretch[] {
  if (!hasFromRight(line) && !fromRight) return []
  if (fromRight && isForeign(line)) return [{ from: 0, to: line.length }]
  return heldIn(line, fromRight).filter(({ from, to }) => !fromRight || /\D/.test(line.slice(from, to)))
}
