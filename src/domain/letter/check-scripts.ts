import { agree, refuse, type Answer } from '../basics/answer.ts'
import { textsOf, type PaperDocument } from './paper-document.ts'

/** Scripts the press has letters for. Others are refused by name until they can be set right; half a character is of none, and the press says so. */
const settable =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Common}\p{Script=Inherited}\p{Cs}]*$/u

const named = [
  ['Gujarati', /\p{Script=Gujarati}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Chinese', /\p{Script=Han}/u],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Ethiopic', /\p{Script=Ethiopic}/u],
  ['Thai', /\p{Script=Thai}/u],
] as const

/** Answers whether every script of a document can be set; a refusal names the script and where it stands. */
export function checkScripts(document: PaperDocument): Answer<true, ScriptRefusal> {
  for (const { where, text } of textsOf(document)) {
    const answer = checkScript(text, where)
    if (!answer.ok) return answer
  }
  return agree(true)
}

/** The same for one text; `where` is what its place is called. */
export function checkScript(text: string, where: string): Answer<true, ScriptRefusal> {
  if (settable.test(text)) return agree(true)
  const script = named.find(([, pattern]) => pattern.test(text))?.[0] ?? 'a script this version does not know'
  return refuse({ kind: 'script-not-settable', rule: 'L7', script, where })
}

export type ScriptRefusal = { readonly kind: 'script-not-settable'; readonly rule: 'L7'; readonly script: string; readonly where: string }
