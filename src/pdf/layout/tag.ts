/** The parts of a paper that a screen reader announces, by their names in ISO 32000-1, 14.8.4. */
export type TagName = 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Span' | 'Figure'

/**
 * What a mark belongs to in the paper’s structure. Marks of one part share one tag object, also over page breaks; a
 * mark without a tag is decoration, which a reader passes over. Parts stand in the order of their first marks.
 */
export interface Tag {
  readonly name: TagName
  /** Null for a part of the paper itself. */
  readonly within: Tag | null
  /** How the items of a list are counted; only on `L`. */
  readonly numbering?: 'Decimal' | 'Disc'
  /** The language of words that are not in the paper’s own, as a language tag; only on `Span`. */
  readonly language?: string
  /** What a picture shows, in words; only on `Figure`. */
  readonly shows?: string
}

export function tag(name: TagName, within: Tag | null = null): Tag {
  return { name, within }
}
