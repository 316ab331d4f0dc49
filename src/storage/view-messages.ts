import type { JournalPage } from '#domain/journal/journal-page.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import type { RecordActs } from './open-rows.ts'
import type { ViewNews } from './view.ts'

/** What the window says to the view worker. The worker has no bridge of its own: it asks the window for pages. */
export type ToView =
  | { readonly kind: 'open'; readonly databaseName: string; readonly key: Uint8Array }
  | { readonly kind: 'catch-up' }
  | { readonly kind: 'journal-page'; readonly ask: number; readonly page: JournalPage }
  /** The window could not get the page: the step that asked for it fails, and the next one goes on. */
  | { readonly kind: 'journal-failed'; readonly ask: number }
  | { readonly kind: 'read-record'; readonly ask: number; readonly about: RecordRef }

/** What the view worker says to the window. */
export type FromView =
  | { readonly kind: 'ask-journal'; readonly ask: number; readonly after: number; readonly hash: string; readonly limit: number }
  | { readonly kind: 'news'; readonly news: ViewNews }
  | { readonly kind: 'record'; readonly ask: number; readonly record: RecordActs }
  | { readonly kind: 'trouble'; readonly ask: number | null; readonly what: string }
