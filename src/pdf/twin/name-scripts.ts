import type { PaperLanguage } from '#domain/letter/paper-language.ts'
import { foreignPhrases } from '../text/direction.ts'
import { faceForLetter, scriptCodes, scriptOf, scriptOfLanguage } from '../text/scripts.ts'

/** Words of one script, with the marks on them and what stands between them. */
const words = new RegExp(scriptCodes.map((code) => `\\p{Script=${code}}(?:[\\p{Script=${code}}\\p{M}\\u200C\\u200D]|[ \\u00A0،؛]+(?=\\p{Script=${code}}))*`).join('|'), 'gu')

/** Takes text of a web page and gives it with the script of other writing than the page's named, so that a reader changes its voice. */
export function nameScripts(text: string, language: PaperLanguage): string {
  return text.replace(words, (found) => {
    const script = scriptOf(faceForLetter(found.charAt(0), found) ?? '')
    return script === scriptOfLanguage(language) ? found : `<span lang="und-${script ?? 'Zzzz'}">${found}</span>`
  })
}

/** A stretch of a text on a page that is read from the right. */
interface Stretch {
  readonly words: string
  /** In Latin letters. */
  readonly foreign: boolean
  /** Must be read from the left as one: a phrase with a number, a range. */
  readonly held: boolean
}

/** Parts a text of a page that is read from the right into phrases in Latin letters, numbers, and what stands between them. */
export function partForeign(text: string): readonly Stretch[] {
  const parts: Stretch[] = []
  let at = 0
  for (const { 0: phrase, index } of text.matchAll(foreignPhrases)) {
    const foreign = /\p{L}/u.test(phrase)
    const held = /\d/.test(phrase) && (foreign || /[^\d.,:/\u00A0]/.test(phrase))
    if (!foreign && !held) continue
    parts.push({ words: text.slice(at, index), foreign: false, held: false }, { words: phrase, foreign, held })
    at = index + phrase.length
  }
  return [...parts, { words: text.slice(at), foreign: false, held: false }]
}
