/** The parts of a letter that the consultant may word. */
export type ProsePartName = 'why' | 'ask'

/** The id of a part's box: what stops the letter leads to it. */
export function proseBoxId(name: ProsePartName): string {
  return `letter-${name}`
}
