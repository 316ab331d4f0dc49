import { cleanText } from '../text/shape-text.ts'
import { glueSpaces } from './glue-spaces.ts'
import { nameScripts } from './name-scripts.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Takes words of a paper and gives them as text of a web page or as the value of an attribute: never as markup. */
export function escapeText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (sign) => entities[sign]!)
}

/** Like `escapeText`, with the author’s own line ends kept and no line ended where none may end. */
export function escapeLines(text: string): string {
  return escapeStretches([text])[0]!
}

/** The same for the stretches of one text, which differ in style: what must be read together may lie in two of them. */
export function escapeStretches(stretches: readonly string[]): readonly string[] {
  const paragraph = stretches.join('')
  return glueSpaces(stretches.map((text) => cleanText(text, paragraph))).map((text) => nameScripts(escapeText(text)).replaceAll('\n', '<br>'))
}

/** Takes words of a paper and gives them as a string of a style sheet: all but plain letters and digits by number. */
export function escapeStyle(text: string): string {
  const characters = [...cleanText(text).replaceAll('\n', ' ')]
  return `"${characters.map((sign) => (/[A-Za-z0-9 ,.]/.test(sign) ? sign : `\\${sign.codePointAt(0)!.toString(16)} `)).join('')}"`
}

/** Writing that runs from right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Gives the attribute that lets an element's own words say which way they run; nothing where all runs from left to right. */
export function directionOf(text: string): string {
  return rightToLeft.test(text) ? ' dir="auto"' : ''
}

/** True of words that would leave no ink: the press sets nothing for them, and neither does the twin. */
export function isBlank(text: string): boolean {
  return cleanText(text).trim() === ''
}
