const scripts = [
  { pattern: /\p{Script=Arabic}/u, lang: 'ar', dir: 'rtl' },
  { pattern: /\p{Script=Hebrew}/u, lang: 'he', dir: 'rtl' },
  { pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, lang: 'ja', dir: 'ltr' },
  { pattern: /\p{Script=Han}/u, lang: 'zh', dir: 'ltr' },
  { pattern: /\p{Script=Hangul}/u, lang: 'ko', dir: 'ltr' },
  { pattern: /\p{Script=Devanagari}/u, lang: 'und-Deva', dir: 'ltr' },
  { pattern: /\p{Script=Bengali}/u, lang: 'bn', dir: 'ltr' },
  { pattern: /\p{Script=Gurmukhi}/u, lang: 'pa', dir: 'ltr' },
  { pattern: /\p{Script=Gujarati}/u, lang: 'gu', dir: 'ltr' },
  { pattern: /\p{Script=Tamil}/u, lang: 'ta', dir: 'ltr' },
  { pattern: /\p{Script=Greek}/u, lang: 'el', dir: 'ltr' },
  { pattern: /\p{Script=Cyrillic}/u, lang: 'und-Cyrl', dir: 'ltr' },
  { pattern: /\p{Script=Ethiopic}/u, lang: 'und-Ethi', dir: 'ltr' },
  { pattern: /\p{Script=Thai}/u, lang: 'th', dir: 'ltr' },
] as const

/**
 * The `lang` and `dir` a name in its own script is shown with. Where a script serves several languages the tag says
 * only the script: we know how it is written, not what is spoken. Arabic script is tagged `ar`, as fonts expect it.
 */
export function scriptOf(text: string): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  const found = scripts.find(({ pattern }) => pattern.test(text))
  return { lang: found?.lang ?? 'und', dir: found?.dir ?? 'ltr' }
}
