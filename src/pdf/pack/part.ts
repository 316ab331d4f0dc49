import type { PDFRef } from 'pdf-lib'
import type { Tag, TagName } from '../layout/tag.ts'

/** A piece of a page's operators that a part stands for. */
export interface Piece {
  readonly page: PDFRef
  /** Its number on the page, from 0. */
  readonly mcid: number
}

/** What a screen reader walks through: a part with its parts and pieces in order of reading. */
export interface Part {
  readonly name: TagName | 'Sect' | 'Figure'
  readonly title?: string
  /** What is read aloud in place of a picture. */
  readonly description?: string
  /** Where a picture stands on its page: left, bottom, right, top. */
  readonly box?: readonly number[]
  readonly numbering?: 'Decimal' | 'Disc' | undefined
  readonly language?: string | undefined
  readonly kids: readonly (Part | Piece)[]
}

/** Gathers the parts of painted pages, in the order a reader meets them. */
export function gatherParts(pages: readonly { readonly page: PDFRef; readonly tags: readonly Tag[] }[]): readonly Part[] {
  const top: Part[] = []
  const kidsOf = new Map<Tag, (Part | Piece)[]>()
  const kids = (tag: Tag): (Part | Piece)[] => {
    const known = kidsOf.get(tag)
    if (known !== undefined) return known
    const own: (Part | Piece)[] = []
    kidsOf.set(tag, own)
    const siblings = tag.within === null ? top : kids(tag.within)
    siblings.push({ name: tag.name, numbering: tag.numbering, language: tag.language, kids: own })
    return own
  }
  for (const { page, tags } of pages) for (const [mcid, tag] of tags.entries()) kids(tag).push({ page, mcid })
  return top
}
