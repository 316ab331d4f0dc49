import { runsFromRight } from '#domain/basics/runs-from-right.ts'
import { directionOf, type PaperLanguage } from '#domain/letter/paper-language.ts'
import { isForeign } from '../text/direction.ts'
import { cleanText } from '../text/shape-text.ts'
import { glueSpaces } from './glue-spaces.ts'
import { nameScripts, partForeign } from './name-scripts.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Takes words of a paper and gives them as text of a web page or as the value of an attribute: never as markup. */
export function escapeText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (sign) => entities[sign]!)
}

/** Like `escapeText`, with the author’s own line ends kept, no line ended where none may end, and words in other writing than the page's named. */
export function escapeLines(text: string, language: PaperLanguage): string {
  return inOwnOrder(text, language, escapeStretches([text], language)[0]!)
}

/** The same for the stretches of one text, which differ in style: what must be read together may lie in two of them. */
export function escapeStretches(stretches: readonly string[], language: PaperLanguage): readonly string[] {
  const paragraph = stretches.join('')
  const glued = glueSpaces(stretches.map((text) => cleanText(text, paragraph)))
  const isWhole = directionOf(language) === 'ltr' || isForeign(paragraph)
  return glued.map((text) => (isWhole ? nameScripts(escapeText(text), language) : nameForeign(text, language)).replaceAll('\n', '<br>'))
}

/** On a page that is read from the right, words in Latin letters keep their voice, and among numbers their order. */
function nameForeign(text: string, language: PaperLanguage): string {
  const parts = partForeign(text).map(({ words, foreign, held }) => {
    if (!foreign && !held) return nameScripts(escapeText(words), language)
    return `<span${foreign ? ' lang="en-GB"' : ''}${held ? ' dir="ltr"' : ''}>${escapeText(words)}</span>`
  })
  return parts.join('')
}

/** Takes a text and what was written of it, and gives that to be read from the left where a page that is read from the right has nothing else in it. */
export function inOwnOrder(text: string, language: PaperLanguage, written: string): string {
  return directionOf(language) === 'rtl' && isForeign(text) ? `<span lang="en-GB" dir="ltr">${written}</span>` : written
}

/** Takes words of a paper and gives them as a string of a style sheet: all but plain letters and digits by number. */
export function escapeStyle(text: string): string {
  const characters = [...cleanText(text).replaceAll('\n', ' ')]
  return `"${characters.map((sign) => (/[A-Za-z0-9 ,.]/.test(sign) ? sign : `\\${sign.codePointAt(0)!.toString(16)} `)).join('')}"`
}

/** Gives the attribute that says which way an element's words run; nothing where they run as the page does. */
export function ownDirection(text: string, language: PaperLanguage): string {
  return directionOf(language) === 'ltr' && runsFromRight(text) ? ' dir="rtl"' : ''
}

/** True of words that would leave no ink: the press sets nothing for them, and neither does the twin. */
export function isBlank(text: string): boolean {
  return cleanText(text).trim() === ''
}
