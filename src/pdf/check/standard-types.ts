/** The structure types every reader knows (ISO 32000-1, 14.8.4), in the groups of the standard. */
const groups = [
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private',
  'P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot',
  'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP',
  'Figure Formula Form',
]
const standard = new Set(groups.flatMap((group) => group.split(' ')))

/** True of a type that needs no mapping. */
export function isStandardType(type: string): boolean {
  return standard.has(type)
}
