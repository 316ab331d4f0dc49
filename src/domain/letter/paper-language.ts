import { z } from 'zod'

/** The languages a paper may be written in: what we compose, and what a trust's translators write. */
export const paperLanguageSchema = z.enum(['en-GB', 'ar', 'fa', 'ur', 'he'])
export type PaperLanguage = z.infer<typeof paperLanguageSchema>

/** Which way a language is read, and so the way its papers are laid out. */
export function directionOf(language: PaperLanguage): 'ltr' | 'rtl' {
  return language === 'en-GB' ? 'ltr' : 'rtl'
}
