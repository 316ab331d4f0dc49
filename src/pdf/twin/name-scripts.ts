import type { PaperLanguage } from '#domain/letter/paper-language.ts'
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
