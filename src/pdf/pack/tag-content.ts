import type { PDFRef } from 'pdf-lib'

/** A part of a page's operators that a tag stands for. */
export interface TaggedContent {
  readonly page: PDFRef
  /** Its number on the page, from 0. */
  readonly number: number
}

/** What a screen reader walks through: a tag with its tags and contents in order of reading. */
export interface Tag {
  readonly type: 'Sect' | 'H1' | 'P' | 'TOC' | 'TOCI' | 'Figure'
  readonly title?: string
  /** What is read aloud in place of a picture. */
  readonly description?: string
  /** Where a picture stands on its page: left, bottom, right, top. */
  readonly box?: readonly number[]
  readonly kids: readonly (Tag | TaggedContent)[]
}

/** Operators under the number their tag knows them by. */
export function tagged(type: Tag['type'], number: number, operators: string): string {
  return `/${type} <</MCID ${number}>> BDC\n${operators}\nEMC`
}

/** Operators that no screen reader reads: what only says on paper where one is. */
export function artifact(operators: string): string {
  return `/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n${operators}\nEMC`
}
