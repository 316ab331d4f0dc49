import { runsFromRight } from '#domain/basics/runs-from-right.ts'
import { directionOf, type PaperLanguage } from '#domain/letter/paper-language.ts'
import { cleanText } from '../text/shape-text.ts'
import { glueSpaces } from './glue-spaces.ts'
import { nameScripts } from './name-scripts.ts'
import { orderLines } from './order-lines.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Takes words of a paper and gives them as text of a web page or as the value of an attribute: never as markup. */
export function escapeText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (sign) => entities[sign]!)
}

/** Like `escapeText`, with the author’s own line ends kept, no line ended where none may end, words in other writing than the page's named, and in their order. */
export function escapeLines(text: string, language: PaperLanguage): string {
  return escapeRuns([text], language, (written) => written)
}

/**
 * The same for the runs of one text, which differ in style: what must be read together may lie in two of them.
 * @param dress gives a part of the run of that number its style
 */
export function escapeRuns(texts: readonly string[], language: PaperLanguage, dress: (written: string, run: number) => string): string {
  const paragraph = texts.join('')
  const said = texts.map((text) => cleanText(text, paragraph))
  const glued = glueSpaces(said)
  const lines = orderLines(said.join(''), language)
  return lines.map(({ turned, parts }) => {
    const written = parts.map(({ from, to, held }) => enclose(held, runsIn(glued, from, to).map(([text, run]) => dress(nameScripts(escapeText(text), language), run)).join('')))
    return enclose(turned, written.join(''))
  }).join('<br>')
}

/** The parts of the runs between two places of their text, each with its run’s number. */
function runsIn(runs: readonly string[], from: number, to: number): readonly (readonly [string, number])[] {
  let end = 0
  return runs.flatMap((text, run) => {
    const begin = end
    end += text.length
    const part = text.slice(Math.max(0, from - begin), Math.max(0, to - begin))
    return part === '' ? [] : [[part, run] as const]
  })
}

function enclose(attributes: string, written: string): string {
  return attributes === '' ? written : `<span${attributes}>${written}</span>`
}

/**
 * Takes words of a paper and gives them as a string of a style sheet: all but plain letters and digits by number. No
 * element can hold what must be read from the left there, so the signs do that were made for it.
 */
export function escapeStyle(text: string, language: PaperLanguage): string {
  const said = cleanText(text).replaceAll('\n', ' ')
  const ordered = orderLines(said, language).flatMap(({ parts }) => parts).map(({ from, to, held }) => (held === '' ? said.slice(from, to) : `\u2066${said.slice(from, to)}\u2069`))
  const characters = [...ordered.join('')].map((sign) => (/[A-Za-z0-9 ,.]/.test(sign) ? sign : `\\${sign.codePointAt(0)!.toString(16)} `))
  return `"${characters.join('')}"`
}

/** Gives the attribute that says which way an element's words run; nothing where they run as the page does. */
export function ownDirection(text: string, language: PaperLanguage): string {
  return directionOf(language) === 'ltr' && runsFromRight(text) ? ' dir="rtl"' : ''
}

/** True of words that would leave no ink: the press sets nothing for them, and neither does the twin. */
export function isBlank(text: string): boolean {
  return cleanText(text).trim() === ''
}
