import type { PaperLanguage } from '#domain/letter/paper-language.ts'

/** The words the press adds to a paper itself, in the paper's language. */
interface PaperWords {
  /** "Page" and "of" in "Page 1 of 3": the number of a page stands after the first, how many there are after the second. */
  readonly page: string
  readonly of: string
  /** What a table without a heading is called. */
  readonly table: string
}

export const paperWords: Readonly<Record<PaperLanguage, PaperWords>> = {
  'en-GB': { page: 'Page', of: 'of', table: 'Table' },
  'ar': { page: 'صفحة', of: 'من', table: 'جدول' },
  'fa': { page: 'صفحه', of: 'از', table: 'جدول' },
  'ur': { page: 'صفحہ', of: 'از', table: 'جدول' },
  'he': { page: 'עמוד', of: 'מתוך', table: 'טבלה' },
}
