import { agree, refuse, type Answer } from '../basics/answer.ts'
import { textsOf, type PaperDocument } from './paper-document.ts'

/** Scripts the press has letters for. Others are refused by name until they can be set right. */
const settable =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Common}\p{Script=Inherited}]*$/u

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
export function checkScripts(document: PaperDocument): Answer<true> {
  for (const { where, text } of textsOf(document)) {
    if (settable.test(text)) continue
    const script = named.find(([, pattern]) => pattern.test(text))?.[0] ?? 'a script this version does not know'
    return refuse({ kind: 'script-not-settable', rule: 'L7', script, where })
  }
  return agree(true)
}
